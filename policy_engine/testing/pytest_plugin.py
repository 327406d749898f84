"""The plugin for pytest: collects suites, one test a case, and offers the assertions as a fixture.

pytest loads it at its start, so it imports the evaluator only for a suite or a test that asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policy_engine.testing.names import ENDINGS

if TYPE_CHECKING:
    from policy_engine.testing.case import Case

_STRICT = "policyeval_strict"


def pytest_addoption(parser: pytest.Parser) -> None:
    """One setting, for all suites."""
    parser.addini(_STRICT, "fail cases whose answer rests on a condition key that they do not give", "bool", False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> SuiteFile | None:
    """Take the files whose names say that they are suites."""
    return SuiteFile.from_parent(parent, path=file_path) if file_path.name.endswith(ENDINGS) else None


class SuiteFile(pytest.File):
    """A suite; one that cannot be read is an error of the collection."""

    def collect(self) -> Iterator[CaseItem]:
        from policy_engine.errors import PolicyEvalError
        from policy_engine.files import read_source
        from policy_engine.testing.suite import read_suite

        try:
            suite = read_suite(read_source(_relative(self.path)), strict=self.config.getini(_STRICT))
        except PolicyEvalError as error:
            raise self.CollectError(str(error)) from error
        for case in suite.cases:
            yield CaseItem.from_parent(self, name=case.name, case=case)


def _relative(path: Path) -> str:
    """As messages show it: below the working directory without it."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


class CaseFailure(Exception):
    """A case with another answer than expected; the text says which and why."""


class CaseItem(pytest.Item):
    """One case of a suite."""

    def __init__(self, *, case: Case, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.case = case

    def runtest(self) -> None:
        from policy_engine.render.tests.reports import explained
        from policy_engine.testing.running import result_of

        result = result_of(self.case)
        if result.failure:
            line, column = self.case.place
            place = f"{self.case.source.name}:{line}:{column}"
            raise CaseFailure(f"{place}: {result.failure}\n{explained(result)}".rstrip())

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        return str(excinfo.value) if isinstance(excinfo.value, CaseFailure) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.case.place[0] - 1, self.name


class Assertions:
    """`assert_allowed` and `assert_denied` of `policy_engine`."""

    @property
    def assert_allowed(self) -> Any:
        """See `policy_engine.assert_allowed`."""
        from policy_engine.testing.assertions import assert_allowed

        return assert_allowed

    @property
    def assert_denied(self) -> Any:
        """See `policy_engine.assert_denied`."""
        from policy_engine.testing.assertions import assert_denied

        return assert_denied


@pytest.fixture(scope="session")
def policyeval() -> Assertions:
    """Assertions about policies, with the explanation in the failure."""
    return Assertions()

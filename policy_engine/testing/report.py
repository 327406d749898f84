"""What came of suites as plain data, which passes from process to process; policies do not."""

from __future__ import annotations

from policy_engine.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from policy_engine.syntax.document import PolicyDocument
    from policy_engine.testing.hits import Hit


class CaseReport(Record):
    """A case with its answer in words; `failure` is empty where it passed.

    `text` explains the answer of a case that failed, `shown` does so with the colours of a terminal; `answer_json` has
    the members of `check --format json`, where they were asked for. `open_keys` are the condition keys that the answer
    rests on and nobody gave. `hits` are the parts of policies that decided it, where coverage is measured.
    """

    name: str
    line: int
    column: int
    expected: str
    answer: str
    failure: str = ""
    open_keys: tuple[str, ...] = ()
    text: str = ""
    shown: str = ""
    answer_json: dict[str, Any] | None = None
    hits: frozenset[Hit] = frozenset()


class SuiteReport(Record):
    """The cases of a file that were run; `error` says why it could not be read, and is empty where it could.

    `policies` are those that the cases used, where coverage is measured.
    """

    name: str
    cases: tuple[CaseReport, ...] = ()
    error: str = ""
    policies: tuple[PolicyDocument, ...] = ()

    @property
    def failed(self) -> list[CaseReport]:
        """The cases that failed."""
        return [case for case in self.cases if case.failure]

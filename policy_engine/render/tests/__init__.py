"""What came of suites, in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.render.tests.options import FORMATS, Options
from policy_engine.testing.report import SuiteReport

__all__ = ["FORMATS", "Options", "render"]


def render(form: str, reports: Sequence[SuiteReport], options: Options) -> str:
    """The reports in one of the `FORMATS`; the module of a form is loaded when it is asked for."""
    match form:
        case "json":
            from policy_engine.render.tests.json import tests_json

            return tests_json(reports, options)
        case "junit":
            from policy_engine.render.tests.junit import junit

            return junit(reports)
        case "github":
            from policy_engine.render.tests.github import github_annotations

            return github_annotations(reports)
        case "lcov" if options.coverage is not None:
            from policy_engine.render.coverage.lcov import lcov

            return lcov(options.coverage)
        case "html" if options.coverage is not None:
            from policy_engine.render.coverage.page import page

            return page(reports, options.coverage, options.mutation, options.version)
        case _:
            from policy_engine.render.tests.text import tests_text

            return tests_text(reports, options)

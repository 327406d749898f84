"""Annotations for GitHub Actions: an error at each case that failed and each suite that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_engine.render.findings.places import relative
from policy_engine.render.workflow import workflow_command
from policy_engine.testing.report import SuiteReport


def github_annotations(reports: Sequence[SuiteReport]) -> str:
    """A workflow command a line."""
    return "".join(f"{command}\n" for report in reports for command in _commands(report))


def _commands(report: SuiteReport) -> Iterator[str]:
    file = relative(report.name)
    if report.error:
        yield workflow_command("error", {"file": file, "title": "the suite cannot be read"}, report.error)
    for case in report.failed:
        properties = {"file": file, "line": case.line, "col": case.column, "title": case.name}
        yield workflow_command("error", properties, f"{case.failure}\n{case.text}".rstrip())

"""Annotations for GitHub Actions; a step shows about ten of each level, so the most serious come first."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.findings import Severity
from policy_engine.lint.reports import FileReport
from policy_engine.render.findings.places import ORDER, Placed, placed, relative
from policy_engine.render.workflow import workflow_command

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.SECURITY_WARNING: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "notice",
}


def github_annotations(reports: Sequence[FileReport]) -> str:
    """A workflow command a line."""
    found = sorted(placed(reports), key=lambda each: ORDER.index(each.finding.severity))
    return "".join(f"{_annotation(each)}\n" for each in found)


def _annotation(each: Placed) -> str:
    file, _policy, finding = each
    start, end = finding.source.position(finding.span.start), finding.source.position(finding.span.end)
    properties = {"file": relative(file.name), "line": start.line, "col": start.column, "endLine": end.line}
    if end.line == start.line:
        properties["endColumn"] = end.column
    text = f"{finding.message} ({finding.help})" if finding.help else finding.message
    return workflow_command(_COMMANDS[finding.severity], {**properties, "title": finding.code}, text)

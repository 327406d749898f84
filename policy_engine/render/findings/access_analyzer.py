"""The answer of ValidatePolicy, so that scripts which read AWS's can read ours, and the two can be compared.

Only the checks that Access Analyzer has are shown. AWS counts lines from 1, columns and offsets from 0; the end is
exclusive. Source: AWS, "ValidatePolicy" in the IAM Access Analyzer API reference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policy_engine.findings import Finding, Location, Severity
from policy_engine.lint.registry import is_access_analyzer
from policy_engine.lint.reports import FileReport
from policy_engine.paths import Key, Step
from policy_engine.render.findings.places import placed
from policy_engine.source import Source

_PAGE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.SECURITY_WARNING: "security-warning",
    Severity.WARNING: "general-warning",
    Severity.SUGGESTION: "suggestion",
}


def access_analyzer(reports: Sequence[FileReport]) -> str:
    """`{"findings": […]}` in AWS's shape."""
    findings = [finding for _file, _policy, finding in placed(reports) if is_access_analyzer(finding.code)]
    return json.dumps({"findings": [_finding(each) for each in findings]}, indent=4, ensure_ascii=False) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    locations = finding.locations or (Location((), finding.span),)
    return {
        "findingDetails": _sentence(finding),
        "findingType": finding.severity.value,
        "issueCode": finding.code,
        "learnMoreLink": learn_more(finding),
        "locations": [aws_location(finding.source, each) for each in locations],
    }


def _sentence(finding: Finding) -> str:
    parts = [finding.message, finding.help]
    return " ".join(f"{part[0].upper()}{part[1:]}{'' if part[-1] in '.?' else '.'}" for part in parts if part)


def learn_more(finding: Finding) -> str:
    """The place of AWS's page that explains a check of Access Analyzer."""
    name = finding.code.lower().replace("_", "-")
    for joined, apart in (("notresource", "not-resource"), ("notaction", "not-action")):
        name = name.replace(joined, apart)
    return f"{_PAGE}#access-analyzer-reference-policy-checks-{_LEVELS[finding.severity]}-{name}"


def aws_location(source: Source, location: Location) -> dict[str, Any]:
    """A location as AWS writes it."""
    start, end = location.span
    return {
        "path": [_step(step) for step in location.path],
        "span": {"start": _position(source, start), "end": _position(source, end)},
    }


def _step(step: Step) -> dict[str, Any]:
    match step:
        case int():
            return {"index": step}
        case Key():
            return {"key": step.name}
        case _:
            return {"value": step}


def _position(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column - 1, "offset": offset}

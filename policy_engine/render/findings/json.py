"""Findings as JSON; the form is stable and has its schema in `grammars/findings.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policy_engine.findings import Finding, Location
from policy_engine.lint.reports import FileReport, PolicyReport
from policy_engine.render.findings.access_analyzer import aws_location
from policy_engine.render.findings.options import Options
from policy_engine.render.findings.places import ORDER, Placed, fingerprints, placed
from policy_engine.source import Source, Span

Json = dict[str, Any]


def findings_json(reports: Sequence[FileReport], options: Options) -> str:
    """Every file with its policies and their findings, and a summary."""
    found = list(placed(reports))
    names = iter(fingerprints(found))
    document = {
        "version": options.version,
        "data": options.data_version,
        "files": [
            {"file": file.name, "policies": [_policy(each, names) for each in file.policies]} for file in reports
        ],
        "summary": _summary(reports, found),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _policy(policy: PolicyReport, names: Any) -> Json:
    return {
        "policy": policy.label or None,
        "policyType": policy.policy_type.value if policy.policy_type else None,
        "resourceType": policy.resource_type or None,
        "findings": [_finding(each, next(names)) for each in policy.findings],
    }


def _finding(finding: Finding, fingerprint: str) -> Json:
    return {
        "code": finding.code,
        "type": finding.severity.value,
        "message": finding.message,
        "help": finding.help or None,
        **_place(finding.source, finding.span),
        "locations": [
            {"path": aws_location(finding.source, each)["path"], **_place(finding.source, each.span)}
            for each in finding.locations or (Location((), finding.span),)
        ],
        "fingerprint": fingerprint,
    }


def _place(source: Source, span: Span) -> Json:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


def _summary(reports: Sequence[FileReport], found: Sequence[Placed]) -> Json:
    counts = {severity.value: 0 for severity in ORDER}
    for each in found:
        counts[each.finding.severity.value] += 1
    return {"files": len(reports), "policies": sum(len(file.policies) for file in reports), "findings": counts}

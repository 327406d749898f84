"""SARIF 2.1.0, which code scanning services read.

Columns count from 1 and in Unicode code points. Source: OASIS, "Static Analysis Results Interchange Format (SARIF)
Version 2.1.0".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policy_engine.findings import Finding, Location, Severity
from policy_engine.lint.registry import is_access_analyzer, rule_named
from policy_engine.lint.reports import FileReport
from policy_engine.render.findings.access_analyzer import learn_more
from policy_engine.render.findings.options import Options
from policy_engine.render.findings.places import Placed, fingerprints, path_text, placed, relative
from policy_engine.source import Source, Span

Json = dict[str, Any]
_LEVELS = {
    Severity.ERROR: "error",
    Severity.SECURITY_WARNING: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "note",
}
# GitHub reads this as a score: 7.0 and above is high, 4.0 and above medium.
_SCORES = {Severity.SECURITY_WARNING: "7.0"}


def sarif(reports: Sequence[FileReport], options: Options) -> str:
    """One run, with the checks that found something as its rules."""
    found = list(placed(reports))
    codes = sorted({each.finding.code for each in found})
    rules = {code: number for number, code in enumerate(codes)}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "policyeval",
                        "version": options.version,
                        "rules": [_rule(code, found) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(each, rules[each.finding.code], fingerprint)
                    for each, fingerprint in zip(found, fingerprints(found), strict=True)
                ],
            }
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _rule(code: str, found: Sequence[Placed]) -> Json:
    first = next(each.finding for each in found if each.finding.code == code)
    rule = rule_named(code)
    made: Json = {"id": code, "defaultConfiguration": {"level": _LEVELS[first.severity]}}
    if rule is not None:
        summary, _blank, rest = rule.text.partition("\n\n")
        made["shortDescription"] = {"text": " ".join(summary.split())}
        made["fullDescription"] = {"text": " ".join(rest.partition("\n\n")[0].split()) or " ".join(summary.split())}
        made["help"] = {"text": rule.text.strip()}
    if is_access_analyzer(code):
        made["helpUri"] = learn_more(first)
    if first.severity in _SCORES:
        made["properties"] = {"security-severity": _SCORES[first.severity], "tags": ["security"]}
    return made


def _result(each: Placed, rule: int, fingerprint: str) -> Json:
    file, _policy, finding = each
    places = finding.locations or (Location((), finding.span),)
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} ({finding.help})" if finding.help else finding.message},
        "locations": [_location(file, finding, places[0])],
        "partialFingerprints": {"policyeval/v1": fingerprint},
    }
    if len(places) > 1:
        result["relatedLocations"] = [_location(file, finding, place) for place in places[1:]]
    return result


def _location(file: FileReport, finding: Finding, place: Location) -> Json:
    location: Json = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(file.name)},
            "region": _region(finding.source, place.span),
        }
    }
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": path_text(place.path)}]
    return location


def _uri(name: str) -> str:
    from urllib.parse import quote

    return quote(relative(name))


def _region(source: Source, span: Span) -> Json:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }

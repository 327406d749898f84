"""GitLab's code quality report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from policy_engine.findings import Severity
from policy_engine.lint.reports import FileReport
from policy_engine.render.findings.places import fingerprints, placed, relative

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.SECURITY_WARNING: "major",
    Severity.WARNING: "minor",
    Severity.SUGGESTION: "info",
}


def code_quality(reports: Sequence[FileReport]) -> str:
    """A list of issues, each with a fingerprint that stays when lines move."""
    found = list(placed(reports))
    issues = [
        {
            "description": f"{finding.message} ({finding.help})" if finding.help else finding.message,
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": relative(file.name),
                "lines": {
                    "begin": finding.position.line,
                    "end": finding.source.position(finding.span.end).line,
                },
            },
        }
        for (file, _policy, finding), fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"

"""The longest text that is read as a policy."""

from __future__ import annotations

from policy_engine.findings import Finding, FindingClass, Severity
from policy_engine.source import Source, Span

LONGEST = 1_000_000
"""Characters of a policy text; no quota of AWS comes near."""


def too_long(source: Source) -> Finding:
    """What is said of a text beyond it."""
    return Finding(
        code="POLICY_TOO_LARGE",
        severity=Severity.ERROR,
        finding_class=FindingClass.MALFORMED,
        message=f"the text has {len(source.text):,} characters; policies of up to {LONGEST:,} are read",
        source=source,
        span=Span(0, 0),
    )

"""parliament over many policies in one process, exceptions caught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parliament import analyze_policy_string


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """How many findings a pass over policies gave, and how many policies it broke on."""

    findings: int
    crashes: int


def lint_all(texts: Sequence[str]) -> Linted:
    """Lint each text."""
    findings = crashes = 0
    for text in texts:
        try:
            findings += len(analyze_policy_string(text).findings)
        except Exception:
            # It raises many kinds; that it does is one of the things that are measured.
            crashes += 1
    return Linted(findings=findings, crashes=crashes)

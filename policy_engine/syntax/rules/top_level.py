"""Version and Id."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.findings import Finding, Severity
from policy_engine.source import Span
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.rules.report import advice

_TAKES_ID = frozenset({PolicyType.RESOURCE, PolicyType.TRUST, PolicyType.ENDPOINT, PolicyType.KMS_KEY})
_OWN_FINDING = frozenset({PolicyType.SCP, PolicyType.RCP})


def top_level(document: PolicyDocument) -> Iterator[Finding]:
    """An old or absent version, and an Id where none belongs."""
    if document.version is None and document.policy_type not in _OWN_FINDING:
        message = "the policy has no Version, so it is read by the rules of 2008-10-17"
        start = document.source.text.find("{")
        help_text = 'add "Version": "2012-10-17"'
        # A suggestion only, where nothing in the text means something else under the old rules.
        severity = Severity.WARNING if "${" in document.source.text else Severity.SUGGESTION
        yield advice(document, "MISSING_VERSION", message, Span(start, start + 1), help_text, severity)
    if document.id and document.policy_type not in _TAKES_ID:
        yield advice(document, "UNSUPPORTED_ID", "Id belongs in resource-based policies only", document.id.span)

"""Statement ids."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.findings import Finding, Severity
from policy_engine.syntax.document import PolicyDocument, PolicyType, Text
from policy_engine.syntax.rules.report import advice, invalid

# S3, SNS, SQS and others take more characters in the policies that they keep themselves, and the same Sid twice.
_SERVICES_OWN = frozenset({PolicyType.RESOURCE, PolicyType.ENDPOINT, PolicyType.KMS_KEY})


def sids(document: PolicyDocument) -> Iterator[Finding]:
    """Characters that a Sid may not have, and Sids that stand twice."""
    seen: set[str] = set()
    for statement in document.statements:
        sid = statement.sid
        if sid is None:
            continue
        if not sid.value:
            help_text = "remove it, or name the statement"
            yield advice(document, "EMPTY_SID", "the Sid is empty", sid.span, help_text, Severity.SUGGESTION)
            continue
        if not _allowed(sid, document.policy_type):
            message = f"the Sid `{sid.value}` has characters other than A-Z, a-z and 0-9"
            yield invalid(document, "INVALID_SID", message, sid.span, "write letters and digits only")
        if sid.value in seen:
            yield _twice(document, sid)
        seen.add(sid.value)


def _allowed(sid: Text, policy_type: PolicyType) -> bool:
    value = sid.value
    if policy_type is PolicyType.KMS_KEY:
        value = value.replace(" ", "")
    elif policy_type in _SERVICES_OWN:
        return True
    return not value or (value.isascii() and value.isalnum())


def _twice(document: PolicyDocument, sid: Text) -> Finding:
    message, help_text = f"the Sid `{sid.value}` stands twice", "give each statement its own Sid"
    if document.policy_type in _SERVICES_OWN:
        return advice(document, "UNIQUE_SIDS_RECOMMENDED", message, sid.span, help_text)
    return invalid(document, "UNIQUE_SIDS_REQUIRED", message, sid.span, help_text)

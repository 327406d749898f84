"""Values of Action and NotAction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.findings import Finding
from policy_engine.rcp_services import RCP_SERVICES
from policy_engine.syntax.document import PolicyDocument, PolicyType, Text
from policy_engine.syntax.rules.elements import is_rcp_full_access
from policy_engine.syntax.rules.report import advice, inside, invalid

_SOUND = re.compile(r"\*|([A-Za-z0-9][A-Za-z0-9-]*):[^:\s,]*")
_WITH_STRAY = r"[A-Za-z0-9][A-Za-z0-9-]*:[^:]*"
_OF_SOME_SERVICES = frozenset({PolicyType.TRUST, PolicyType.RCP})


def actions(document: PolicyDocument) -> Iterator[Finding]:
    """Values that are no action, and actions that the type of policy does not take."""
    every_service = document.policy_type not in _OF_SOME_SERVICES
    for statement in document.statements:
        for text in statement.action.values:
            match = _SOUND.fullmatch(text.value)
            if match is None:
                yield _unsound(document, text)
            elif not every_service:
                yield from _by_type(document, text, (match.group(1) or "*").lower())


def _unsound(document: PolicyDocument, text: Text) -> Finding:
    value = text.value
    if value == "*:*":
        message = "`*:*` is no documented form; AWS reads it as `*`"
        return advice(document, "INVALID_ACTION", message, text.span, 'write "*"')
    if re.fullmatch(_WITH_STRAY, value) or (value.count(":") > 1 and "," in value):
        return _stray(document, text)
    service, colon, _name = value.partition(":")
    if not colon:
        return invalid(
            document, "INVALID_ACTION", f"`{value}` names no service", text.span, "write `service:name` or `*`"
        )
    if "*" in service or "?" in service:
        message = f"`{value}` has a wildcard in the service, where it matches nothing"
        return invalid(document, "INVALID_SERVICE_IN_ACTION", message, text.span, "name one service, or write `*`")
    from policy_engine.syntax.grammar import fault_offset

    at = fault_offset("action", value) or 0
    message = f"`{value}` is no action"
    return invalid(document, "INVALID_ACTION", message, inside(text, at), "write `service:name`, with one colon")


def _stray(document: PolicyDocument, text: Text) -> Finding:
    message = f"`{text.value}` holds a space or comma, which no action has, so it matches nothing"
    return advice(document, "INVALID_ACTION", message, text.span, "write one action a string, without spaces")


def _by_type(document: PolicyDocument, text: Text, service: str) -> Iterator[Finding]:
    if document.policy_type is PolicyType.TRUST and service != "sts":
        message = f"a role trust policy takes actions of sts only, not `{text.value}`"
        if service == "*":
            yield advice(document, "UNSUPPORTED_ACTION_IN_POLICY", message, text.span, "write `sts:AssumeRole`")
        else:
            yield invalid(document, "UNSUPPORTED_ACTION_IN_POLICY", message, text.span, "write `sts:AssumeRole`")
    elif document.policy_type is PolicyType.RCP and service not in RCP_SERVICES:
        if is_rcp_full_access(document):
            return
        what = "all actions" if service == "*" else f"the service `{service}`"
        message = f"resource control policies do not support {what}"
        help_text = "write `service:name` with a service that supports them, such as `s3:*`"
        yield invalid(document, "UNSUPPORTED_ACTION_IN_POLICY", message, text.span, help_text)

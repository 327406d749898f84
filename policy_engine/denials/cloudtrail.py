"""Events of AWS CloudTrail: they know who called, from where and on what, also where the message does not say.

Source: AWS: "CloudTrail record contents"; "CloudTrail userIdentity element".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_engine.arn import parse_arn
from policy_engine.callers import is_account
from policy_engine.context import Value
from policy_engine.denials.bare import action_of
from policy_engine.denials.denial import Denial
from policy_engine.denials.parts import Object, object_in, text_in
from policy_engine.values import instant


def is_event(value: Object) -> bool:
    """Whether an object is a record of CloudTrail."""
    return isinstance(value.get("eventSource"), str) and isinstance(value.get("eventName"), str)


def with_event(denial: Denial, event: Object) -> Denial:
    """A message with what its event knows besides; what the message itself says stays."""
    concluded = list(denial.concluded)
    action = denial.action
    if not action:
        action = _action(event)
        if action:
            concluded.append(f"the action is that of the event {text_in(event, 'eventName')}; the message names none")
    resource = denial.resource
    if not resource:
        resource = _resource(event)
        if resource:
            concluded.append("the resource is that of the event; the message names none")
    return denial.replace(
        principal=denial.principal or _principal(event),
        action=action,
        resource=resource,
        context={**dict(_context(event)), **denial.context},
        details={**dict(_details(event, resource)), **denial.details},
        error_code=text_in(event, "errorCode"),
        operation=text_in(event, "eventName"),
        request_id=text_in(event, "requestID") or denial.request_id,
        concluded=tuple(concluded),
    )


def _action(event: Object) -> str:
    """The action of the event's operation, where there is one of this name or it is known to go by another."""
    return action_of(text_in(event, "eventSource").partition(".")[0], text_in(event, "eventName"))


def _principal(event: Object) -> str:
    identity = object_in(event, "userIdentity")
    if text_in(identity, "accountId") in ("anonymous", "ANONYMOUS_PRINCIPAL"):
        return "anonymous"
    if text_in(identity, "type") == "AWSService":
        return text_in(identity, "invokedBy")
    return text_in(identity, "arn")


def _resource(event: Object) -> str:
    """The most specific of the resources that the event lists."""
    return max((text_in(each, "ARN") for each in _listed(event)), key=len, default="")


def _context(event: Object) -> Iterator[tuple[str, Value]]:
    session = object_in(object_in(event, "userIdentity"), "sessionContext")
    attributes = object_in(session, "attributes")
    address = text_in(event, "sourceIPAddress")
    if address and (":" in address or address.replace(".", "").isdigit()):
        yield "aws:SourceIp", address
    for key, value in (
        ("aws:RequestedRegion", text_in(event, "awsRegion")),
        ("aws:UserAgent", text_in(event, "userAgent")),
        ("aws:MultiFactorAuthPresent", text_in(attributes, "mfaAuthenticated")),
        ("aws:TokenIssueTime", text_in(attributes, "creationDate")),
        ("aws:SourceIdentity", text_in(session, "sourceIdentity")),
    ):
        if value:
            yield key, value


def _details(event: Object, resource: str) -> Iterator[tuple[str, object]]:
    """What a request file says of the caller's role, the way and the time."""
    identity = object_in(event, "userIdentity")
    issuer = object_in(object_in(identity, "sessionContext"), "sessionIssuer")
    if text_in(identity, "type") == "AssumedRole" and text_in(issuer, "type") == "Role":
        yield "role", text_in(issuer, "arn")
    if text_in(identity, "principalId"):
        yield "id", text_in(identity, "principalId").partition(":")[0]
    if text_in(event, "vpcEndpointId"):
        yield "endpoint", text_in(event, "vpcEndpointId")
    if instant(text_in(event, "eventTime")) is not None:
        yield "now", text_in(event, "eventTime")
    via = text_in(identity, "invokedBy")
    if via and text_in(identity, "type") != "AWSService":
        yield "called_via", [via]
    arn, owner = parse_arn(resource), _owner(event, resource)
    if arn and not arn.account and owner:
        yield "account", owner


def _owner(event: Object, resource: str) -> str:
    """The account of a listed resource, or of the bucket that an object is in."""
    for each in _listed(event):
        arn = text_in(each, "ARN")
        if is_account(text_in(each, "accountId")) and arn and f"{resource}/".startswith(f"{arn}/"):
            return text_in(each, "accountId")
    return ""


def _listed(event: Object) -> list[Object]:
    resources = event.get("resources")
    return [each for each in resources if isinstance(each, Mapping)] if isinstance(resources, list) else []

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
from policy_engine.values import instant

Object = Mapping[str, object]


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
            concluded.append(f"the action is that of the event {_text(event, 'eventName')}; the message names none")
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
        error_code=_text(event, "errorCode"),
        operation=_text(event, "eventName"),
        request_id=_text(event, "requestID") or denial.request_id,
        concluded=tuple(concluded),
    )


def _action(event: Object) -> str:
    """The action of the event's operation, where there is one of this name or it is known to go by another."""
    return action_of(_text(event, "eventSource").partition(".")[0], _text(event, "eventName"))


def _principal(event: Object) -> str:
    identity = _object(event, "userIdentity")
    if _text(identity, "accountId") in ("anonymous", "ANONYMOUS_PRINCIPAL"):
        return "anonymous"
    if _text(identity, "type") == "AWSService":
        return _text(identity, "invokedBy")
    return _text(identity, "arn")


def _resource(event: Object) -> str:
    """The most specific of the resources that the event lists."""
    return max((_text(each, "ARN") for each in _listed(event)), key=len, default="")


def _context(event: Object) -> Iterator[tuple[str, Value]]:
    session = _object(_object(event, "userIdentity"), "sessionContext")
    attributes = _object(session, "attributes")
    address = _text(event, "sourceIPAddress")
    if address and (":" in address or address.replace(".", "").isdigit()):
        yield "aws:SourceIp", address
    for key, value in (
        ("aws:RequestedRegion", _text(event, "awsRegion")),
        ("aws:UserAgent", _text(event, "userAgent")),
        ("aws:MultiFactorAuthPresent", _text(attributes, "mfaAuthenticated")),
        ("aws:TokenIssueTime", _text(attributes, "creationDate")),
        ("aws:SourceIdentity", _text(session, "sourceIdentity")),
    ):
        if value:
            yield key, value


def _details(event: Object, resource: str) -> Iterator[tuple[str, object]]:
    """What a request file says of the caller's role, the way and the time."""
    identity = _object(event, "userIdentity")
    issuer = _object(_object(identity, "sessionContext"), "sessionIssuer")
    if _text(identity, "type") == "AssumedRole" and _text(issuer, "type") == "Role":
        yield "role", _text(issuer, "arn")
    if _text(identity, "principalId"):
        yield "id", _text(identity, "principalId").partition(":")[0]
    if _text(event, "vpcEndpointId"):
        yield "endpoint", _text(event, "vpcEndpointId")
    if instant(_text(event, "eventTime")) is not None:
        yield "now", _text(event, "eventTime")
    via = _text(identity, "invokedBy")
    if via and _text(identity, "type") != "AWSService":
        yield "called_via", [via]
    arn, owner = parse_arn(resource), _owner(event, resource)
    if arn and not arn.account and owner:
        yield "account", owner


def _owner(event: Object, resource: str) -> str:
    """The account of a listed resource, or of the bucket that an object is in."""
    for each in _listed(event):
        arn = _text(each, "ARN")
        if is_account(_text(each, "accountId")) and arn and f"{resource}/".startswith(f"{arn}/"):
            return _text(each, "accountId")
    return ""


def _listed(event: Object) -> list[Object]:
    resources = event.get("resources")
    return [each for each in resources if isinstance(each, Mapping)] if isinstance(resources, list) else []


def _object(value: Object, name: str) -> Object:
    member = value.get(name)
    return member if isinstance(member, Mapping) else {}


def _text(value: Object, name: str) -> str:
    member = value.get(name)
    return member if isinstance(member, str) else ""

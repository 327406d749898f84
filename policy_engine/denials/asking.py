"""Ask again what AWS denied: the request object of a message."""

from __future__ import annotations

from policy_engine.callers import read_caller
from policy_engine.denials.denial import Denial
from policy_engine.errors import RequestError
from policy_engine.principals import Caller, FederatedIdentity, IamUser, Role, RoleSession, RootUser, ServicePrincipal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


def asked(denial: Denial) -> Json:
    """The members of a request object (`docs/cli.md`, "Request files") that a message gives; no policies.

    A part that cannot stand in a request, such as a resource that is no ARN, is left out; `unusable` names it.
    """
    details = denial.details
    request: Json = {name: details[name] for name in ("endpoint", "called_via", "now") if name in details}
    if denial.principal and not _wrong_principal(denial):
        request["principal"] = _principal(denial)
    if denial.names_request:
        request["action"] = _spelled(denial.action)
    resource: Json = {"arn": denial.resource} if denial.resource and not _wrong_resource(denial) else {}
    if "account" in details:
        resource["account"] = details["account"]
    if resource:
        request["resource"] = resource
    if denial.context:
        request["context"] = {key: _plain(value) for key, value in denial.context.items()}
    return request


def _plain(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def _principal(denial: Denial) -> str | Json:
    """The caller with what else is known of it, where that is of its kind."""
    caller = read_caller(denial.principal, action=denial.action)
    known = {name: denial.details[name] for name in _OF_CALLERS.get(type(caller), ()) if name in denial.details}
    members = {"arn": denial.principal, **known}
    try:
        read_caller(members, action=denial.action)
    except RequestError:
        return denial.principal
    return members if known else denial.principal


_OF_CALLERS: dict[type[Caller], tuple[str, ...]] = {
    IamUser: ("id",),
    Role: ("id",),
    RoleSession: ("id", "role"),
    RootUser: ("type",),
    ServicePrincipal: ("type", "service_names"),
    FederatedIdentity: ("type", "service_names"),
}
"""Members of a principal by the kind of caller that its name alone makes it."""


def _spelled(action: str) -> str:
    """The action in the spelling of the reference; services write it in letter cases of their own."""
    from policy_engine.catalog import find_action

    found = find_action(action)
    return found.name if found else action


def unusable(denial: Denial) -> list[str]:
    """What of a message was not understood, and which of its parts cannot be asked about."""
    found = list(denial.unread)
    if denial.principal and (problem := _wrong_principal(denial)):
        found.append(problem)
    if denial.action and (problem := _wrong_action(denial)):
        found.append(problem)
    if denial.resource and (problem := _wrong_resource(denial)):
        found.append(problem)
    return found


def _wrong_principal(denial: Denial) -> str:
    try:
        read_caller(denial.principal, action=denial.action)
    except RequestError:
        return f"`{denial.principal}` is no principal that can call{_masked(denial.principal)}"
    return ""


def _wrong_action(denial: Denial) -> str:
    from policy_engine.catalog import find_action, nearest

    action = denial.action
    if not denial.names_request:
        return f"`{action}` is no action"
    if find_action(action):
        return ""
    close = nearest(action)
    return f"`{action}` is no action that the reference knows{f'; did you mean `{close}`?' if close else ''}"


def _wrong_resource(denial: Denial) -> str:
    resource = denial.resource
    if resource == "*" or (resource.count(":") >= 5 and resource.startswith("arn:") and "***" not in resource):
        return ""
    return f"the resource `{resource}` is no ARN{_masked(resource)}"


def _masked(text: str) -> str:
    return ": a part of it is masked" if "***" in text else ""


def caller_is_known(denial: Denial) -> bool:
    """Whether the message names a caller that can be asked about."""
    return bool(denial.principal) and not _wrong_principal(denial)


def resource_is_missing(denial: Denial) -> bool:
    """Whether the action works on resources, as far as is known, and the message names none that can be asked about."""
    from policy_engine.catalog import takes_no_resource

    if denial.resource:
        return bool(_wrong_resource(denial))
    return bool(denial.action) and not takes_no_resource(denial.action)

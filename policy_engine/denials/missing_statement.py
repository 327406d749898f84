"""The Allow that a denied request lacks, as a statement for the kind of policy that lacks it."""

from __future__ import annotations

from policy_engine.callers import read_caller
from policy_engine.denials.asking import asked, caller_is_known, resource_is_missing
from policy_engine.denials.denial import Denial
from policy_engine.policy_set import PolicyKind
from policy_engine.principals import Anonymous, FederatedIdentity, RoleSession, ServicePrincipal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


PRINCIPAL, RESOURCE = "PRINCIPAL", "RESOURCE"
"""What stands for a part that the message does not say."""


def missing_statement(kind: PolicyKind, denial: Denial) -> Json | None:
    """The least Allow that lets exactly this request through; `None` where the message names no action."""
    request = asked(denial)
    if "action" not in request:
        return None
    action = request["action"]
    statement: Json = {"Effect": "Allow"}
    if kind in (PolicyKind.RESOURCE, PolicyKind.TRUST):
        statement["Principal"] = _principal(denial)
    elif kind is PolicyKind.ENDPOINT:
        # Policies of gateway endpoints take no other.
        statement["Principal"] = "*"
    statement["Action"] = action
    if kind is not PolicyKind.TRUST:
        statement["Resource"] = _resource(kind, denial, request)
    return statement


def _resource(kind: PolicyKind, denial: Denial, request: Json) -> str:
    from policy_engine.catalog import takes_no_resource

    action = request["action"]
    in_key_policy = kind is PolicyKind.RESOURCE and action.startswith("kms:")
    if in_key_policy or takes_no_resource(action):
        return "*"
    return RESOURCE if resource_is_missing(denial) else str(request.get("resource", {}).get("arn", "*"))


def _principal(denial: Denial) -> str | Json:
    if not caller_is_known(denial):
        from_outside = denial.action.lower().startswith("sts:assumerolewith")
        return {"Federated": "PROVIDER"} if from_outside else {"AWS": PRINCIPAL}
    caller = read_caller(asked(denial)["principal"], action=denial.action)
    match caller:
        case Anonymous():
            return "*"
        case ServicePrincipal():
            return {"Service": caller.display}
        case FederatedIdentity():
            return {"Federated": caller.provider}
        case RoleSession():
            return {"AWS": caller.role_arn}
        case _:
            return {"AWS": caller.arn}

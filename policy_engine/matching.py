"""Does a statement apply to a request; if not, which clause failed first.

Source: docs/semantics.md, "Statements"; AWS: "IAM JSON policy elements reference".
"""

from __future__ import annotations

from enum import Enum

from policy_engine.compile import ANY, CompiledPolicy, CompiledPrincipal, CompiledResource, CompiledStatement
from policy_engine.conditions import CompiledCondition
from policy_engine.principals import Grant
from policy_engine.request import Request
from policy_engine.syntax.document import PolicyType

# Policies whose statements say to whom they apply.
NAMES_PRINCIPALS = frozenset(
    {PolicyType.RESOURCE, PolicyType.TRUST, PolicyType.KMS_KEY, PolicyType.ENDPOINT, PolicyType.RCP}
)
_HANG_ON_A_RESOURCE = frozenset({PolicyType.RESOURCE, PolicyType.TRUST})
# Bucket and key policies need the element all the same.
_NEED_RESOURCE = frozenset({"s3", "kms"})
# The few actions that S3 and others check against an ARN although the request names no resource.
STAND_INS = {"s3:listallmybuckets": "arn:aws:s3:::*"}


class Clause(Enum):
    """The parts of a statement in the order they are tested."""

    PRINCIPAL = "Principal"
    ACTION = "Action"
    RESOURCE = "Resource"
    CONDITION = "Condition"


def principal_grant(principal: CompiledPrincipal | None, request: Request, *, deny: bool) -> Grant | None:
    """How directly the element names the caller; `None` where it does not, or where there is no element."""
    if principal is None:
        return None
    if principal.negated:
        return None if _exempt(principal, request, deny=deny) else Grant.DIRECT
    if principal.everyone:
        return Grant.DIRECT
    return max((link.grant for link in request.chain if not link.names.isdisjoint(principal.names)), default=None)


def _exempt(principal: CompiledPrincipal, request: Request, *, deny: bool) -> bool:
    """Whether NotPrincipal lists the caller's whole chain; a caller with a boundary is never exempt from a Deny."""
    if deny and request.has_boundary:
        return False
    if principal.everyone:
        return True
    # A caller that the policy has no name for is listed nowhere.
    return bool(request.chain) and all(not link.names.isdisjoint(principal.names) for link in request.chain)


def resource_matches(resource: CompiledResource | None, request: Request, policy_type: PolicyType) -> bool:
    """Whether the Resource element covers the request's resource; absent may mean the one the policy hangs on."""
    if resource is None:
        return stands_without_resource(policy_type) and not needs_resource_element(request.service)
    arn = request.resource.arn
    if arn == ANY:
        arn = STAND_INS.get(request.action_key, "")
    listed = resource.lists(arn, request.values) if arn else resource.star
    return listed is not resource.negated


def stands_without_resource(policy_type: PolicyType) -> bool:
    """Whether a statement without Resource element may be about the resource that its policy hangs on."""
    return policy_type in _HANG_ON_A_RESOURCE


def needs_resource_element(service: str) -> bool:
    """Whether statements about a service never do without the element."""
    return service in _NEED_RESOURCE


def failed_condition(conditions: tuple[CompiledCondition, ...], request: Request) -> CompiledCondition | None:
    """The first condition that is not true."""
    for condition in conditions:
        if not condition.test(request.values):
            return condition
    return None


def reaches(statement: CompiledStatement, request: Request, policy_type: PolicyType) -> Grant | None:
    """The grant of a statement whose action is known to match and whose principal and resource do.

    Conditions are not looked at. In policies that name no principals every caller is reached directly.
    """
    if policy_type in NAMES_PRINCIPALS:
        grant = principal_grant(statement.principal, request, deny=statement.deny)
    else:
        grant = Grant.DIRECT
    if grant is None or not resource_matches(statement.resource, request, policy_type):
        return None
    return grant


def applies(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> Grant | None:
    """The grant of a statement that matches the request whole; `None` where it contributes nothing."""
    if not policy.covers(statement, request.action_key):
        return None
    grant = reaches(statement, request, policy.document.policy_type)
    if grant is None or failed_condition(statement.conditions, request):
        return None
    return grant

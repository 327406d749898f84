"""Does one statement match, and how directly does it name the caller."""

from dataclasses import dataclass

from tests.reference.conditions import conditions_hold
from tests.reference.context import build_context
from tests.reference.glob import glob_matches, pattern, resource_matches
from tests.reference.principals import Caller, Grant, Link, chain_of, is_exempt, principal_grant, read_caller
from tests.reference.resources import Resource, read_resource
from tests.reference.values import Context, Json, listed
from tests.reference.variables import expand, substitutes

# These kinds of policies say whom they are about.
WITH_PRINCIPAL = ("resource", "trust", "rcp", "endpoint", "kms-key")

# Actions without a resource that are checked against a pattern all the same.
STAND_INS = {"s3:listallmybuckets": "arn:aws:s3:::*"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One check: a caller, an action, a resource, and the context."""

    request: Json
    caller: Caller
    chain: list[Link]
    action: str
    resource: Resource
    context: Context

    @property
    def canonical_id(self) -> str | None:
        """The canonical id of the caller's account."""
        return canonical_id_of(self.request, self.caller.account)

    @property
    def has_boundary(self) -> bool:
        """Only users and roles can have a boundary; a federated user has that of its parent."""
        return self.caller.has_identity_side and self.request.get("policies", {}).get("boundary") is not None


def read_situation(request: Json) -> Situation:
    """Read one request."""
    caller, resource = read_caller(request["principal"]), read_resource(request)
    action = str(request["action"])
    chain = chain_of(
        caller,
        action=action,
        resource_partition=resource.partition,
        canonical_id=canonical_id_of(request, caller.account),
    )
    return Situation(
        request=request,
        caller=caller,
        chain=chain,
        action=action,
        resource=resource,
        context=build_context(request, caller, resource),
    )


def canonical_id_of(request: Json, account: str | None) -> str | None:
    """The canonical id of an account, if the request tells it."""
    found = request.get("accounts", {}).get(account, {}).get("canonical_id")
    return None if found is None else str(found)


def statement_matches(
    statement: Json, request: Json, policy_type: str = "identity", version: str | None = "2012-10-17"
) -> tuple[bool, str | None]:
    """Match one statement against a request; with the class of the match where the policy names principals."""
    matched, grant = match_statement(statement, read_situation(request), policy_type, version)
    return matched, None if grant is None else grant.label


def match_statement(
    statement: Json, situation: Situation, policy_type: str, version: str | None
) -> tuple[bool, Grant | None]:
    """Principal, action, resource and every condition must match."""
    grant = _principal_part(statement, situation) if policy_type in WITH_PRINCIPAL else None
    if policy_type in WITH_PRINCIPAL and grant is None:
        return False, None
    matched = (
        action_part(statement, situation.action)
        and _resource_part(statement, situation, policy_type, version)
        and conditions_hold(statement.get("Condition", {}), situation.context, version)
    )
    return matched, grant if matched else None


def _principal_part(statement: Json, situation: Situation) -> Grant | None:
    """Without either element the statement is about nobody."""
    if "Principal" in statement:
        return principal_grant(statement["Principal"], situation.chain)
    if "NotPrincipal" not in statement:
        return None
    # A Deny with NotPrincipal always hits a caller that has a boundary.
    hit_by_boundary = statement.get("Effect") == "Deny" and situation.has_boundary
    if not hit_by_boundary and is_exempt(statement["NotPrincipal"], situation.chain):
        return None
    return Grant.DIRECT_BY_STAR


def action_part(statement: Json, action: str) -> bool:
    """Match Action, or NotAction if there is one."""
    if "Action" in statement:
        return any(_action_matches(text, action) for text in listed(statement["Action"]))
    if "NotAction" in statement:
        return not any(_action_matches(text, action) for text in listed(statement["NotAction"]))
    return False


def _action_matches(text: str, action: str) -> bool:
    """Letter case does not count. Wildcards count in the name only, not in the service."""
    if text in ("*", "*:*"):
        return True
    service, colon, name = text.lower().partition(":")
    wanted_service, _, wanted_name = action.lower().partition(":")
    return bool(colon) and service == wanted_service and glob_matches(pattern(name), wanted_name)


def _resource_part(statement: Json, situation: Situation, policy_type: str, version: str | None) -> bool:
    if "Resource" in statement:
        return any(_resource_matches(text, situation, policy_type, version) for text in listed(statement["Resource"]))
    if "NotResource" in statement:
        return not any(
            _resource_matches(text, situation, policy_type, version) for text in listed(statement["NotResource"])
        )
    return _matches_without_resource(situation, policy_type)


def _matches_without_resource(situation: Situation, policy_type: str) -> bool:
    """A policy that hangs on one thing means that thing, except where the service insists on the element."""
    if policy_type == "trust":
        return True
    service = situation.resource.service or situation.action.lower().partition(":")[0]
    return policy_type == "resource" and service not in ("s3", "kms")


def _resource_matches(text: str, situation: Situation, policy_type: str, version: str | None) -> bool:
    if text == "*":
        return True
    arn = situation.resource.arn
    if arn == "*":
        # An action without a resource matches only `*`, and with few exceptions no ARN.
        arn = STAND_INS.get(situation.action.lower(), "")
        if arn == "":
            return False
    if substitutes(version) and _has_early_variable(text):
        return False  # variables have a meaning only after the fifth colon
    completed = _complete(text, policy_type)
    tokens = None if completed is None else expand(completed, situation.context, version)
    return tokens is not None and resource_matches(tokens, arn)


def _has_early_variable(text: str) -> bool:
    start = text.find("${")
    return start >= 0 and text[:start].count(":") < 5


def _complete(text: str, policy_type: str) -> str | None:
    """Complete an ARN of fewer than six fields, where that is done at all; `None` if it can match nothing."""
    missing = 5 - text.count(":")
    if missing <= 0:
        return text
    if policy_type in ("identity", "boundary"):
        return text + ":*" * missing
    return text if text.endswith("*") else None

"""AWS's own sentences for a denial.

Source: docs/semantics.md, "Messages"; AWS: "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.context import Value
from policy_engine.decision import Decision
from policy_engine.policy_set import PolicyKind
from policy_engine.principals import Anonymous
from policy_engine.request import Request
from policy_engine.verdicts import Match, Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DRY_RUN = "Request would have succeeded, but DryRun flag is set."

NAMES = {
    PolicyKind.IDENTITY: "identity-based policy",
    PolicyKind.RESOURCE: "resource-based policy",
    PolicyKind.TRUST: "role trust policy",
    PolicyKind.BOUNDARY: "permissions boundary",
    PolicyKind.SESSION: "session policy",
    PolicyKind.SCP: "service control policy",
    PolicyKind.RCP: "resource control policy",
    PolicyKind.ENDPOINT: "VPC endpoint policy",
    PolicyKind.SPECIAL: "AWS rule",
}
_EC2_OPENING = "You are not authorized to perform this operation. "
_ARTICLES = {PolicyKind.IDENTITY: "an", PolicyKind.TRUST: "the"}


def message(decision: Decision) -> str:
    """The sentence AWS answers with; for a denial it publishes no sentence for, the stem and our reason."""
    if decision.allowed:
        return DRY_RUN
    request = decision.request
    if request.service == "s3" and isinstance(request.caller, Anonymous):
        return "Access Denied"
    opening = _EC2_OPENING if request.service == "ec2" else ""
    return f"{opening}{_stem(decision)} {reason(decision)}"


def _stem(decision: Decision) -> str:
    request = decision.request
    where = "" if request.resource.arn == "*" else f" on resource: {_resource(decision)}"
    return f"User: {request.caller.display} is not authorized to perform: {request.action}{where}"


def _resource(decision: Decision) -> str:
    arn = decision.request.resource.arn
    return f'"{arn}"' if decision.request.service == "s3" else arn


def reason(decision: Decision) -> str:
    """The second half of the sentence: which kind of policy stands in the way."""
    kind = decision.kind
    if kind is None or kind is PolicyKind.SPECIAL:
        return f"[{decision.special}]"
    if decision.outcome is Outcome.EXPLICIT_DENY:
        return f"with an explicit deny in {_ARTICLES.get(kind, 'a')} {NAMES[kind]}"
    return f"because no {NAMES[kind]} allows the {decision.request.action} action"


def dry_run(decision: Decision) -> tuple[str, int]:
    """The error code and HTTP status that EC2 answers a call with `DryRun` with."""
    return ("DryRunOperation", 412) if decision.allowed else ("UnauthorizedOperation", 403)


def decoded_message(decision: Decision) -> dict[str, Any]:
    """The JSON that `sts:DecodeAuthorizationMessage` gives for a denial.

    Source: docs/semantics.md, "Messages"; AWS: "DecodeAuthorizationMessage".
    """
    request = decision.request
    explicit = decision.outcome is Outcome.EXPLICIT_DENY
    denies = [match for verdict in decision.verdicts.values() for match in verdict.denies] if explicit else []
    return {
        "allowed": decision.allowed,
        "explicitDeny": explicit,
        "matchedStatements": _items(_decoded_statement(match, request) for match in denies),
        "failures": _items(()),
        "context": {
            "principal": {"id": request.caller.user_id, "arn": request.caller.display},
            "action": request.action,
            "resource": request.resource.arn,
            "conditions": _items(_decoded_key(key, value) for key, value in sorted(request.values.items())),
        },
    }


def _items(each: Iterable[object]) -> dict[str, Any]:
    return {"items": list(each)}


def _decoded_key(key: str, value: Value) -> dict[str, Any]:
    from policy_engine.catalog import spelled_key

    values = (value,) if isinstance(value, str) else value
    return {"key": spelled_key(key), "values": _items({"value": each} for each in values)}


def _decoded_statement(match: Match, request: Request) -> dict[str, Any]:
    statement = match.statement.statement
    return {
        "statementId": statement.sid.value if statement.sid else "",
        "effect": statement.effect.value.upper(),
        "principals": _items([{"value": request.caller.user_id or request.caller.display}]),
        "principalGroups": _items(()),
        "actions": _items({"value": text.value} for text in statement.action.values),
        "resources": _items(
            {"value": text.value} for text in (statement.resource.values if statement.resource else ())
        ),
        "conditions": _items(
            {"key": clause.key.value, "values": _items({"value": text.value} for text in clause.values)}
            for clause in statement.conditions
        ),
    }

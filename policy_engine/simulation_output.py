"""Decisions in the response members of `iam:SimulateCustomPolicy`.

Source: docs/semantics.md, "The simulator's interface"; AWS: "SimulateCustomPolicy".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from policy_engine.compile import CompiledPolicy
from policy_engine.decision import Decision
from policy_engine.explanation import Explanation, spelling
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record
from policy_engine.source import Position
from policy_engine.verdicts import Match, Outcome

Json = dict[str, Any]
_RESTRICTIVENESS = (Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY, Outcome.ALLOWED)


class Check(Record):
    """One action on one resource, decided; `missing` are the keys that the policies name and nobody gave."""

    resource: str
    decision: Decision
    missing: list[str]


def checked(resource: str, decision: Decision) -> Check:
    """A decision with the keys it lacks."""
    missing = [name for name in named_keys(decision.policies.all()) if name.lower() not in decision.request.values]
    return Check(resource=resource, decision=decision, missing=missing)


def evaluation_results(explanations: Iterable[Explanation]) -> Json:
    """The answer that `aws iam simulate-custom-policy` prints for these decisions, one result for each action."""
    by_action: dict[str, list[Check]] = {}
    for explanation in explanations:
        request = explanation.decision.request
        by_action.setdefault(request.action, []).append(checked(request.resource.arn, explanation.decision))
    results = [evaluation_result(action, checks) for action, checks in by_action.items()]
    return {"EvaluationResults": results, "IsTruncated": False}


def named_keys(policies: Iterable[CompiledPolicy]) -> list[str]:
    """The context keys that policies name in conditions and variables, each once, as they are written first."""
    names: dict[str, str] = {}
    for policy in policies:
        for statement in policy.statements:
            read = [key for condition in statement.conditions for key in condition.keys]
            for key in (*read, *(statement.resource.keys if statement.resource else ())):
                names.setdefault(key, spelling(statement, key))
    return list(names.values())


def evaluation_result(action: str, checks: Sequence[Check]) -> Json:
    """One EvaluationResult; of several resources the most restrictive answer stands at the top."""
    strictest = min(checks, key=lambda check: _RESTRICTIVENESS.index(check.decision.outcome))
    on_everything = [check.resource for check in checks] == ["*"]
    result: Json = {
        "EvalActionName": action,
        "EvalResourceName": checks[0].resource if len(checks) == 1 else "*",
        "EvalDecision": strictest.decision.outcome.value,
        "MatchedStatements": _matched(strictest.decision),
        "MissingContextValues": strictest.missing if on_everything else [],
        **_details(strictest),
    }
    if strictest.decision.policies.scp:
        scp = strictest.decision.verdicts.get(PolicyKind.SCP)
        allowed = scp is None or scp.outcome is Outcome.ALLOWED
        result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": allowed}
    if not on_everything:
        result["ResourceSpecificResults"] = [_specific(check) for check in checks]
    return result


def _specific(check: Check) -> Json:
    return {
        "EvalResourceName": check.resource,
        "EvalResourceDecision": check.decision.outcome.value,
        "MatchedStatements": _matched(check.decision),
        "MissingContextValues": check.missing,
        **_details(check),
    }


_DETAILS = {
    PolicyKind.IDENTITY: "IAM Policy",
    PolicyKind.RESOURCE: "Resource Policy",
    PolicyKind.BOUNDARY: "Permissions Boundary Policy",
}


def _details(check: Check) -> Json:
    """The members that say what each kind of policy decided, where AWS gives them."""
    verdicts = check.decision.verdicts
    members: Json = {}
    if PolicyKind.BOUNDARY in verdicts:
        allowed = verdicts[PolicyKind.BOUNDARY].outcome is Outcome.ALLOWED
        members["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": allowed}
    if check.resource == "*" or check.decision.kind is PolicyKind.SCP:
        return members
    details: dict[str, str] = {}
    if check.decision.request.cross_account:
        details = {name: verdicts[kind].outcome.value for kind, name in _DETAILS.items() if kind in verdicts}
        details.setdefault("Resource Policy", Outcome.IMPLICIT_DENY.value)
    return members | {"EvalDecisionDetails": details}


def _matched(decision: Decision) -> list[Json]:
    """The statements that decided; those of SCPs are not listed."""
    kinds = (PolicyKind.IDENTITY, PolicyKind.RESOURCE, PolicyKind.TRUST)
    if decision.outcome is Outcome.EXPLICIT_DENY:
        verdicts = [decision.verdicts[kind] for kind in (*kinds, PolicyKind.BOUNDARY) if kind in decision.verdicts]
        return [_statement(match, decision) for verdict in verdicts for match in verdict.denies]
    if decision.allowed:
        verdicts = [decision.verdicts[kind] for kind in kinds if kind in decision.verdicts]
        return [_statement(match, decision) for verdict in verdicts for match in verdict.allows]
    return []


def _statement(match: Match, decision: Decision) -> Json:
    source = match.policy.document.source
    source_id, source_type = _source_policy(match.policy, decision)
    return {
        "SourcePolicyId": source_id,
        "SourcePolicyType": source_type,
        "StartPosition": _position(source.position(_start(match))),
        "EndPosition": _position(source.position(match.statement.statement.span.end)),
    }


def _source_policy(policy: CompiledPolicy, decision: Decision) -> tuple[str, str]:
    """AWS names a policy by the request member that it was given in."""
    if policy is decision.policies.resource:
        return "ResourcePolicy", "Resource Policy"
    if policy is decision.policies.boundary:
        return "PermissionsBoundaryPolicyInputList.1", "IAM Policy"
    return f"PolicyInputList.{decision.policies.identity.index(policy) + 1}", "IAM Policy"


def _start(match: Match) -> int:
    """Just after the last token before the statement, or after its own brace where it stands alone."""
    document, statement = match.policy.document, match.statement.statement
    if document.single_statement:
        return statement.span.start + 1
    if statement.index:
        return document.statements[statement.index - 1].span.end
    return document.source.text.rindex("[", 0, statement.span.start) + 1


def _position(position: Position) -> Json:
    return {"Line": position.line, "Column": position.column}

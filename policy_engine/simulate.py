"""The members of `iam:SimulateCustomPolicy`, in and out.

Source: docs/semantics.md, "The simulator's interface"; AWS: "SimulateCustomPolicy", "GetContextKeysForCustomPolicy".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_engine.callers import invented_user
from policy_engine.compile import CompiledPolicy
from policy_engine.decision import Decision, decide
from policy_engine.explain import spelling
from policy_engine.policy_set import PolicyKind, PolicySet
from policy_engine.principals import Caller
from policy_engine.request import Request, Resource
from policy_engine.request_file import build_request
from policy_engine.simulate_input import Simulation, SimulationError, read_simulation
from policy_engine.source import Position
from policy_engine.verdicts import Match, Outcome

Json = dict[str, Any]

# What the simulator knows by itself; every other key has to be supplied.
_SELF_KNOWN = ("aws:principal", "aws:userid", "aws:username", "aws:currenttime", "aws:epochtime")
_RESTRICTIVENESS = (Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY, Outcome.ALLOWED)


def simulate(request: Mapping[str, Any], *, per_resource: bool = False) -> Json:
    """Answer a SimulateCustomPolicy request, member for member.

    With `per_resource` there is one `EvaluationResult` for each action and resource, as the API answered in earlier
    versions; otherwise one for each action, with `ResourceSpecificResults`. Raises `SimulationError` with AWS's
    error code.
    """
    simulation = read_simulation(request)
    results: list[Json] = []
    for action in simulation.actions:
        checks = [_check(simulation, action, resource) for resource in simulation.resources]
        if per_resource:
            results.extend(_result(simulation, action, [check]) for check in checks)
        else:
            results.append(_result(simulation, action, checks))
    return _page(results, simulation)


def context_keys(policies: Sequence[str]) -> list[str]:
    """The context keys that policies name in conditions and variables, as GetContextKeysForCustomPolicy lists them."""
    simulation = read_simulation({"PolicyInputList": list(policies), "ActionNames": ["iam:GetUser"]})
    return _named_keys(simulation.policies.identity)


def _named_keys(policies: Sequence[CompiledPolicy]) -> list[str]:
    names: dict[str, str] = {}
    for policy in policies:
        for statement in policy.statements:
            read = [key for condition in statement.conditions for key in condition.keys]
            for key in (*read, *(statement.resource.keys if statement.resource else ())):
                names.setdefault(key, spelling(statement, key))
    return list(names.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """One action on one resource, decided."""

    resource: str
    decision: Decision
    missing: list[str]


def _check(simulation: Simulation, action: str, resource: str) -> _Check:
    request = _request(simulation, action, resource)
    return _Check(
        resource=resource,
        decision=decide(simulation.policies, request),
        missing=[name for name in _named_keys(list(simulation.policies.all())) if name.lower() not in request.values],
    )


def _request(simulation: Simulation, action: str, resource: str) -> Request:
    caller: Caller = simulation.caller or invented_user(simulation.owner)
    request = build_request(
        caller=caller,
        action=action,
        resource=Resource(arn=resource, account=simulation.owner),
        context=simulation.context,
        accounts={},
        has_boundary=simulation.policies.boundary is not None,
    )
    supplied = {name.lower() for name in simulation.context}
    known = _SELF_KNOWN if simulation.caller else _SELF_KNOWN[-2:]
    values = {key: value for key, value in request.values.items() if key in supplied or key.startswith(known)}
    return Request(
        caller=caller,
        action=action,
        resource=request.resource,
        values=values,
        accounts={},
        has_boundary=request.has_boundary,
    )


def _result(simulation: Simulation, action: str, checks: list[_Check]) -> Json:
    """One EvaluationResult; of several resources the most restrictive answer stands at the top."""
    strictest = min(checks, key=lambda check: _RESTRICTIVENESS.index(check.decision.outcome))
    on_everything = [check.resource for check in checks] == ["*"]
    result: Json = {
        "EvalActionName": action,
        "EvalResourceName": checks[0].resource if len(checks) == 1 else "*",
        "EvalDecision": strictest.decision.outcome.value,
        "MatchedStatements": _matched(strictest.decision),
        "MissingContextValues": strictest.missing if on_everything else [],
        **_details(strictest, simulation),
    }
    if simulation.policies.scp:
        scp = strictest.decision.verdicts.get(PolicyKind.SCP)
        allowed = scp is None or scp.outcome is Outcome.ALLOWED
        result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": allowed}
    if not on_everything:
        result["ResourceSpecificResults"] = [_specific(check, simulation) for check in checks]
    return result


def _specific(check: _Check, simulation: Simulation) -> Json:
    return {
        "EvalResourceName": check.resource,
        "EvalResourceDecision": check.decision.outcome.value,
        "MatchedStatements": _matched(check.decision),
        "MissingContextValues": check.missing,
        **_details(check, simulation),
    }


_DETAILS = {
    PolicyKind.IDENTITY: "IAM Policy",
    PolicyKind.RESOURCE: "Resource Policy",
    PolicyKind.BOUNDARY: "Permissions Boundary Policy",
}


def _details(check: _Check, simulation: Simulation) -> Json:
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
        return [_statement(match) for verdict in verdicts for match in verdict.denies]
    if decision.allowed:
        verdicts = [decision.verdicts[kind] for kind in kinds if kind in decision.verdicts]
        return [_statement(match) for verdict in verdicts for match in verdict.allows]
    return []


def _statement(match: Match) -> Json:
    source = match.policy.document.source
    return {
        "SourcePolicyId": match.policy.name,
        "SourcePolicyType": "Resource Policy" if match.policy.name == "ResourcePolicy" else "IAM Policy",
        "StartPosition": _position(source.position(_start(match))),
        "EndPosition": _position(source.position(match.statement.statement.span.end)),
    }


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


def _page(results: list[Json], simulation: Simulation) -> Json:
    end = simulation.marker + simulation.max_items
    page: Json = {"EvaluationResults": results[simulation.marker : end], "IsTruncated": end < len(results)}
    return page | {"Marker": str(end)} if page["IsTruncated"] else page


__all__ = ["SimulationError", "context_keys", "simulate"]

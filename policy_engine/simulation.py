"""The members of `iam:SimulateCustomPolicy`, in and out.

Source: docs/semantics.md, "The simulator's interface"; AWS: "SimulateCustomPolicy", "GetContextKeysForCustomPolicy".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policy_engine.callers import invented_user
from policy_engine.circumstances import build_request
from policy_engine.decision import decide
from policy_engine.principals import Caller
from policy_engine.request import Request, Resource
from policy_engine.simulation_input import Simulation, SimulationError, read_simulation
from policy_engine.simulation_output import Check, checked, evaluation_result, evaluation_results, named_keys

Json = dict[str, Any]

# What the simulator knows by itself; every other key has to be supplied.
_SELF_KNOWN = ("aws:principal", "aws:userid", "aws:username", "aws:currenttime", "aws:epochtime")


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
            results.extend(evaluation_result(action, [check]) for check in checks)
        else:
            results.append(evaluation_result(action, checks))
    return _page(results, simulation)


def context_keys(policies: Sequence[str]) -> list[str]:
    """The context keys that policies name in conditions and variables, as GetContextKeysForCustomPolicy lists them."""
    simulation = read_simulation({"PolicyInputList": list(policies), "ActionNames": ["iam:GetUser"]})
    return named_keys(simulation.policies.identity)


def _check(simulation: Simulation, action: str, resource: str) -> Check:
    request = _request(simulation, action, resource)
    return checked(resource, decide(simulation.policies, request))


def _request(simulation: Simulation, action: str, resource: str) -> Request:
    named = Resource(arn=resource, account=simulation.owner)
    # Where nobody is named, the policies are those of somebody in the resource's account.
    caller: Caller = simulation.caller or invented_user(named.owner)
    request = build_request(
        caller=caller,
        action=action,
        resource=named,
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


def _page(results: list[Json], simulation: Simulation) -> Json:
    end = simulation.marker + simulation.max_items
    page: Json = {"EvaluationResults": results[simulation.marker : end], "IsTruncated": end < len(results)}
    return page | {"Marker": str(end)} if page["IsTruncated"] else page


__all__ = ["SimulationError", "context_keys", "evaluation_results", "simulate"]

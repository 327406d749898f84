"""Questions about every action of the service authorization reference.

Two meanings are kept apart: allowed on `*`, which a policy that names resources does not give, and allowed on some
resource, for which an example is found. Source: docs/semantics.md, "Whole-catalogue questions".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.catalog import all_actions, takes_no_resource
from policy_engine.catalog.special import home_region
from policy_engine.compile import CompiledPolicy
from policy_engine.decision import decide
from policy_engine.policy_set import PolicySet
from policy_engine.request import Request, Resource

_REGION = "aws:requestedregion"


def allowed_on_everything(policies: PolicySet, request: Request, actions: Iterable[str] = ()) -> list[str]:
    """The actions that are allowed on the resource `*`.

    `request` gives caller and context; its action and resource do not matter. `actions` are those to ask about, by
    default every action of the reference. An action that works on no single resource is allowed or not; for others
    this asks for permission on all resources at once, as a simulation without resources does.
    """
    everything = request.replace(resource=Resource())
    return [action for action in actions or all_actions() if decide(policies, _about(everything, action)).allowed]


def allowed_on_something(policies: PolicySet, request: Request, actions: Iterable[str] = ()) -> dict[str, str]:
    """The actions that are allowed on some resource, each with an example of one.

    The examples are made from the resource patterns of the policies that allow, with `x` for every wildcard. What is
    returned is allowed, by `decide`; an action whose every example is denied is left out, although there may be a
    resource that no example hit upon.
    """
    found: dict[str, str] = {}
    for action in actions or all_actions():
        asked = _about(request, action)
        examples = ("*",) if takes_no_resource(action) else _examples(policies, asked.action_key)
        for arn in examples:
            if decide(policies, asked.replace(resource=Resource(arn=arn, account=request.caller.account))).allowed:
                found[action] = arn
                break
    return found


def _about(request: Request, action: str) -> Request:
    """The request for another action; services with one home Region get theirs."""
    region = home_region(action)
    if region and request.values.get(_REGION) != region:
        return request.replace(action=action, values={**request.values, _REGION: region})
    return request.replace(action=action)


def _examples(policies: PolicySet, action: str) -> Iterator[str]:
    """Resources that the Allow statements about an action name, the widest first."""
    patterns = {pattern for policy in policies.all() for pattern in _patterns(policy, action)}
    yield "*"
    for pattern in sorted(patterns, key=len):
        yield pattern.replace("*", "x").replace("?", "x")


def _patterns(policy: CompiledPolicy, action: str) -> Iterator[str]:
    for statement in policy.candidates(action):
        written = statement.statement.resource
        if not statement.deny and written is not None and not written.negated:
            yield from (text.value for text in written.values if text.value != "*" and "${" not in text.value)

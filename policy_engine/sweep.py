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
from policy_engine.named import NamedTuple
from policy_engine.plan import Plan, shared_plan
from policy_engine.policy_set import PolicySet
from policy_engine.request import Request, Resource
from policy_engine.traits import Alike, alike_of, special_actions
from policy_engine.verdicts import Outcome

_REGION = "aws:requestedregion"


def allowed_on_everything(policies: PolicySet, request: Request, actions: Iterable[str] = ()) -> list[str]:
    """The actions that are allowed on the resource `*`.

    `request` gives caller and context; its action and resource do not matter. `actions` are those to ask about, by
    default every action of the reference. An action that works on no single resource is allowed or not; for others
    this asks for permission on all resources at once, as a simulation without resources does.
    """
    everything = _Sweep(policies, request.replace(resource=Resource()))
    return [action for action in actions or all_actions() if everything.allows(action)]


def allowed_on_something(policies: PolicySet, request: Request, actions: Iterable[str] = ()) -> dict[str, str]:
    """The actions that are allowed on some resource, each with an example of one.

    The examples are made from the resource patterns of the policies that allow, with `x` for every wildcard. What is
    returned is allowed, by `decide`; an action whose every example is denied is left out, although there may be a
    resource that no example hit upon.
    """
    asked = list(actions) or list(all_actions())
    found = dict.fromkeys(allowed_on_everything(policies, request, asked), "*")
    sweeps: dict[str, _Sweep] = {}
    examples: dict[int, list[str]] = {}
    for action in asked:
        if action in found:
            continue
        bits = policies.statements(action.lower())
        if bits not in examples:
            examples[bits] = _examples(policies, action.lower())
        for arn in examples[bits]:
            if takes_no_resource(action):
                break
            if arn not in sweeps:
                resource = Resource(arn=arn, account=request.caller.account)
                sweeps[arn] = _Sweep(policies, request.replace(resource=resource))
            if sweeps[arn].allows(action):
                found[action] = arn
                break
    return {action: found[action] for action in asked if action in found}


class _Sweep:
    """One request with one action after the other in its place; what actions have in common is worked out once."""

    def __init__(self, policies: PolicySet, request: Request) -> None:
        self._policies = policies
        self._request = request
        self._services: dict[str, _Service] = {}
        self._outcomes: dict[tuple[Plan, str], bool] = {}

    def allows(self, action: str) -> bool:
        """Whether the request would be allowed with the action."""
        key = action.lower()
        prefix = key.partition(":")[0]
        service = self._services.get(prefix)
        if service is None:
            service = self._services[prefix] = self._service(action)
        plan = None
        if service.alike is not None and key not in service.special:
            plan = shared_plan(self._policies, key, service.alike)
        if plan is None:
            return decide(self._policies, service.request.replace(action=action)).allowed
        # Actions with one plan are decided alike: caller, resource and all of the context but the Region are the same.
        allowed = self._outcomes.get((plan, service.region))
        if allowed is None:
            allowed = self._outcomes[plan, service.region] = plan.outcome(service.request) is Outcome.ALLOWED
        return allowed

    def _service(self, action: str) -> _Service:
        region = home_region(action)
        request = self._request.replace(action=action)
        if region and request.values.get(_REGION) != region:
            request = request.replace(values={**request.values, _REGION: region})
        special = special_actions(request.service, star=request.resource.place.star)
        return _Service(request, region, alike_of(request), special)


class _Service(NamedTuple):
    """What the actions of one service have in common in a sweep."""

    request: Request
    """For one of the actions, in the home Region of the service if it has one."""
    region: str
    """That home Region, or empty."""
    alike: Alike | None
    special: frozenset[str]
    """The actions that have no plan."""


def _examples(policies: PolicySet, action: str) -> list[str]:
    """Resources that the Allow statements about an action name, the widest first."""
    patterns = {pattern for policy in policies.all() for pattern in _patterns(policy, action)}
    return [
        pattern.replace("*", "x").replace("?", "x") for pattern in sorted(patterns, key=lambda each: (len(each), each))
    ]


def _patterns(policy: CompiledPolicy, action: str) -> Iterator[str]:
    for statement in policy.candidates(action):
        written = statement.statement.resource
        if not statement.deny and written is not None and not written.negated:
            yield from (text.value for text in written.values if text.value != "*" and "${" not in text.value)

"""The short way to the outcome of a common request.

For a common request (see `traits`) the decision is a plan: the Deny tests of all kinds of policy, then for each kind
that must allow the tests of its Allow statements, with everything folded away that does not depend on the request.
Plans depend on the statements that cover the action; actions with the same statements share one. Whatever is not
common takes the flow in `decision`, which also says why; both give the same outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policy_engine.candidates import Candidate, Candidates, candidates_by_kind, verdict_of
from policy_engine.context import Values
from policy_engine.policy_set import PolicyKind, PolicySet
from policy_engine.principals import Grant
from policy_engine.record import NOTHING
from policy_engine.request import Request
from policy_engine.statement_test import StatementTest, always, keys_read
from policy_engine.traits import Alike, Traits, traits_of
from policy_engine.verdicts import Match, Outcome, Verdict

_ALLOWED, _EXPLICIT, _IMPLICIT = Outcome.ALLOWED, Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY
Layer = tuple[StatementTest, ...]
"""The Allow tests of one kind, of which one must hold."""

# More than there are actions; only callers who ask about actions that do not exist come to it.
_PLANS_KEPT = 65536


class Plan:
    """The tests that are left of the policies once the action is known."""

    __slots__ = ("_by_kind", "_by_others", "_denies", "_every", "_grants", "_guards", "_keys", "_named_denies", "_own")

    def __init__(self, policies: PolicySet, bits: int, alike: Alike) -> None:
        by_kind = candidates_by_kind(policies, bits, alike)
        every = tuple(each for levels in by_kind.values() for level in levels for each in level)
        denies = [each for each in every if each.deny]
        self._by_kind = by_kind
        self._every = every
        self._keys = _shared_keys(tuple({key: None for each in every for key in keys_read(each.statement)}))
        self._denies = tuple(each.test for each in denies if each.principal is None)
        self._named_denies = tuple(each for each in denies if each.principal is not None)
        self._guards = tuple(_layers(by_kind.get(PolicyKind.SCP, ())))
        limits = (*by_kind.get(PolicyKind.BOUNDARY, ()), *by_kind.get(PolicyKind.SESSION, ()))
        self._by_others = tuple(_layers(limits))
        self._own = tuple(_layers((*by_kind[PolicyKind.IDENTITY], *limits)))
        self._grants = tuple(_allows(by_kind.get(PolicyKind.RESOURCE, ((),))[0]))

    def outcome(self, request: Request) -> Outcome:
        """The decision, in the order of the flow: denies, guards, then as much as the grant leaves to be allowed."""
        arn = request.resource.arn
        values = self._values(request)
        for test in self._denies:
            if test(arn, values):
                return _EXPLICIT
        for named in self._named_denies:
            if named.grant(arn, values, request) is not None:
                return _EXPLICIT
        for layer in self._guards:
            for test in layer:
                if test(arn, values):
                    break
            else:
                return _IMPLICIT
        for layer in self._left_by_grant(arn, values, request) if self._grants else self._own:
            for test in layer:
                if test(arn, values):
                    break
            else:
                return _IMPLICIT
        return _ALLOWED

    def matches(self, request: Request, *, deny: bool) -> tuple[Match, ...]:
        """The Deny or the Allow statements that apply."""
        arn, values = request.resource.arn, self._values(request)
        found = (each.match(arn, values, request) for each in self._every if each.deny is deny)
        return tuple([match for match in found if match is not None])

    def verdicts(self, request: Request) -> dict[PolicyKind, Verdict]:
        """What each kind of policy says, as `gather` does for any request."""
        arn, values = request.resource.arn, self._values(request)
        return {kind: verdict_of(kind, levels, arn, values, request) for kind, levels in self._by_kind.items()}

    def _values(self, request: Request) -> Values:
        if request.keys_read is self._keys:
            return request.values_read
        return request.values_for(self._keys) if self._keys else NOTHING

    def _left_by_grant(self, arn: str, values: Values, request: Request) -> tuple[Layer, ...]:
        """What must allow beside the resource's policy."""
        grants = [each.grant(arn, values, request) for each in self._grants]
        if Grant.DIRECT in grants:
            return ()
        return self._by_others if Grant.ENTITY in grants else self._own


@lru_cache(maxsize=4096)
def _shared_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Equal ones are one object, so that requests see that they were asked for the same keys before."""
    return keys


def _allows(level: Candidates) -> Iterable[Candidate]:
    return (each for each in level if not each.deny)


def _layers(levels: Iterable[Candidates]) -> Iterable[Layer]:
    """A layer for each level that not every request passes."""
    for level in levels:
        layer = tuple(each.test for each in _allows(level))
        if always not in layer:
            yield layer


def plan_for(policies: PolicySet, request: Request) -> Plan | None:
    """The plan for a common request; `None` where the request or the policies need the whole flow."""
    traits = request.kind.traits
    if traits is None:
        traits = request.kind.traits = traits_of(request) or ()
    if not traits:
        return None
    plan: Plan | None = policies.plans.get(traits)
    return plan or planned(policies, traits)


def planned(policies: PolicySet, traits: Traits) -> Plan | None:
    """The plan of an action, worked out and kept."""
    plan = shared_plan(policies, traits.action, traits.alike)
    if plan is not None:
        if len(policies.plans) >= _PLANS_KEPT:
            policies.plans.clear()
        policies.plans[traits] = plan
    return plan


def shared_plan(policies: PolicySet, action: str, alike: Alike) -> Plan | None:
    """The plan of an action, in lower case; one for all actions that the same statements cover."""
    if policies.endpoint is not None or (alike.star and policies.caller_rcp):
        return None
    bits = policies.statements(action)
    plan: Plan | None = policies.plans.get((bits, alike))
    if plan is None:
        plan = policies.plans[bits, alike] = Plan(policies, bits, alike)
    return plan

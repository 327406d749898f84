"""The short way to the outcome of a common request.

Common are requests of users and roles on resources of their own account, to services without rules of their own that
bear on them. For those the decision is a plan: the Deny tests of all kinds of policy, then for each kind that must
allow the tests of its Allow statements, with everything folded away that does not depend on the request. Plans depend
on the statements that cover the action; actions with the same statements share one. Whatever is not common takes the
flow in `decision`, which also says why; both give the same outcome.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.authorizers import rules_for
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.gather import rcps_apply, scps_apply
from policy_engine.matching import STAND_INS, failed_condition, reaches
from policy_engine.policy_set import Level, PolicySet
from policy_engine.principals import Grant
from policy_engine.request import Request
from policy_engine.statement_test import StatementTest, always, never, statement_test
from policy_engine.syntax.document import PolicyType
from policy_engine.verdicts import Outcome

_ALLOWED, _EXPLICIT, _IMPLICIT = Outcome.ALLOWED, Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY
Layer = tuple[StatementTest, ...]
Named = tuple[tuple[CompiledStatement, PolicyType], ...]
Traits = tuple[str, bool, bool, bool, bool]
_OPEN: Layer = (always,)


def traits_of(request: Request) -> Traits | None:
    """What a plan depends on beside the policies: the action, and whether there is no resource and SCPs, RCPs and
    session policies apply; `None` where the request is not common.
    """
    rules = rules_for(request.service)
    if not request.caller.plain or request.cross_account or not rules.ordinary(request):
        return None
    star = request.resource.arn == "*"
    if star and request.action_key in STAND_INS:
        return None
    rcps = not star and rcps_apply(request, rules)
    return request.action_key, star, scps_apply(request), rcps, request.caller.temporary


class Plan:
    """The tests that are left of the policies once the action is known."""

    __slots__ = ("boundary", "denies", "entity", "guards", "identity", "named_allows", "named_denies", "own", "session")

    def __init__(self, policies: PolicySet, bits: tuple[int, ...], traits: Traits) -> None:
        _action, star, scps, rcps, temporary = traits
        sessions: Level = policies.session if temporary else ()
        chosen = {id(policy): policy.chosen(found) for policy, found in zip(policies.all(), bits, strict=True)}

        def layer(level: Iterable[CompiledPolicy]) -> Layer:
            statements = (each for policy in level for each in chosen[id(policy)] if not each.deny)
            return _folded(statement_test(each, star=star) for each in statements)

        levels: tuple[Level, ...] = policies.scp if scps else ()
        boundary = (policies.boundary,) if policies.boundary else ()
        limited = [*(policy for level in levels for policy in level), *policies.identity, *boundary, *sessions]
        denies = (each for policy in limited for each in chosen[id(policy)] if each.deny)
        self.denies = tuple(test for each in denies if (test := statement_test(each, star=star)) is not never)
        self.guards = tuple(tests for level in levels if (tests := layer(level)) is not _OPEN)
        self.identity = layer(policies.identity)
        self.boundary = layer(boundary) if boundary else _OPEN
        self.session = layer(sessions) if sessions else _OPEN
        self.own = tuple(each for each in (self.identity, self.boundary, self.session) if each is not _OPEN)
        self.entity = tuple(each for each in (self.boundary, self.session) if each is not _OPEN)
        guarding = [*(policies.rcp if rcps else ()), *(((policies.resource,),) if policies.resource else ())]
        naming = [policy for level in guarding for policy in level]
        self.named_denies = _named(naming, chosen, deny=True)
        self.named_allows = _named([policies.resource] if policies.resource else [], chosen, deny=False)

    def outcome(self, request: Request) -> Outcome:
        """The decision, in the order of the flow: denies, guards, then as much as the grant leaves to be allowed."""
        arn, values = request.resource.arn, request.values
        for test in self.denies:
            if test(arn, values):
                return _EXPLICIT
        for statement, policy_type in self.named_denies:
            if _grant(statement, policy_type, request):
                return _EXPLICIT
        for layer in self.guards:
            for test in layer:
                if test(arn, values):
                    break
            else:
                return _IMPLICIT
        needed = self.own
        if self.named_allows:
            needed = self._left_by_grant(request)
        for layer in needed:
            for test in layer:
                if test(arn, values):
                    break
            else:
                return _IMPLICIT
        return _ALLOWED

    def _left_by_grant(self, request: Request) -> tuple[Layer, ...]:
        grants = (_grant(statement, policy_type, request) for statement, policy_type in self.named_allows)
        strongest = max((grant for grant in grants if grant), default=None)
        if strongest is Grant.DIRECT:
            return ()
        return self.entity if strongest is Grant.ENTITY else self.own


def _folded(tests: Iterable[StatementTest]) -> Layer:
    """The tests of one kind's Allows; one that always holds makes the others idle."""
    kept = tuple(test for test in tests if test is not never)
    return _OPEN if always in kept else kept


def _named(policies: list[CompiledPolicy], chosen: dict[int, tuple[CompiledStatement, ...]], *, deny: bool) -> Named:
    return tuple(
        (statement, policy.document.policy_type)
        for policy in policies
        for statement in chosen[id(policy)]
        if statement.deny is deny
    )


def _grant(statement: CompiledStatement, policy_type: PolicyType, request: Request) -> Grant | None:
    if statement.conditions and failed_condition(statement.conditions, request):
        return None
    return reaches(statement, request, policy_type)


def common_outcome(policies: PolicySet, request: Request) -> Outcome | None:
    """The outcome of a common request; `None` where the request or the policies need the whole flow."""
    traits = request.traits
    if traits is None:
        traits = request.remember_traits(traits_of(request) or ())
    if not traits or policies.endpoint is not None:
        return None
    plan = policies.plans.get(traits)
    if plan is None:
        plan = _plan(policies, traits)
    return plan.outcome(request)


def _plan(policies: PolicySet, traits: Traits) -> Plan:
    """The plan of an action; one for all actions that the same statements cover."""
    action = traits[0]
    bits = tuple([index.statements(action) for index in policies.indexes])
    key = (bits, *traits[1:])
    plan = policies.plans.get(key)
    if plan is None:
        plan = Plan(policies, bits, traits)
        policies.plans[key] = plan
    policies.plans[traits] = plan
    return plan

"""The statements that cover the action of a common request, with what is left to test of them."""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.compile import CompiledPolicy, CompiledPrincipal, CompiledStatement
from policy_engine.context import Values
from policy_engine.matching import NAMES_PRINCIPALS, principal_grant, stands_without_resource
from policy_engine.policy_set import Level, PolicyKind, PolicySet
from policy_engine.principals import Grant
from policy_engine.request import Request
from policy_engine.statement_test import StatementTest, always, never, statement_test
from policy_engine.traits import Alike
from policy_engine.verdicts import Match, Verdict


class Candidate:
    """A statement that covers the action, and may apply."""

    __slots__ = ("_direct", "deny", "policy", "principal", "statement", "test")

    def __init__(
        self,
        policy: CompiledPolicy,
        statement: CompiledStatement,
        test: StatementTest,
        principal: CompiledPrincipal | None,
    ) -> None:
        self.policy = policy
        self.statement = statement
        self.deny = statement.deny
        self.test = test
        """Of the resource's ARN and the context."""
        self.principal = principal
        """The principals to compare the caller with; `None` where the statement reaches everyone directly."""
        self._direct: Match | None = None

    def grant(self, arn: str, values: Values, request: Request) -> Grant | None:
        """The grant of the statement; `None` where it does not apply."""
        if not self.test(arn, values):
            return None
        if self.principal is None:
            return Grant.DIRECT
        return principal_grant(self.principal, request, deny=self.deny)

    def match(self, arn: str, values: Values, request: Request) -> Match | None:
        """The statement with the grant it gives; `None` where it does not apply."""
        if self.principal is not None:
            grant = self.grant(arn, values, request)
            return None if grant is None else Match(policy=self.policy, statement=self.statement, grant=grant)
        if self.test is not always and not self.test(arn, values):
            return None
        if self._direct is None:
            self._direct = Match(policy=self.policy, statement=self.statement, grant=Grant.DIRECT)
        return self._direct


Candidates = tuple[Candidate, ...]


def candidates_by_kind(policies: PolicySet, bits: int, alike: Alike) -> dict[PolicyKind, tuple[Candidates, ...]]:
    """The candidates of every kind of policy that applies, level by level; `bits` stand for the statements."""
    chosen: dict[int, tuple[CompiledStatement, ...]] = {}
    for policy in policies.all():
        found = bits & ((1 << policy.index.size) - 1)
        if found:
            chosen[id(policy)] = policy.chosen(found)
        bits >>= policy.index.size
    by_kind: dict[PolicyKind, tuple[Candidates, ...]] = {}
    for kind, levels in _applicable(policies, alike):
        # RCPs only deny: the default that allows everything cannot be detached.
        effects = _DENY if kind is PolicyKind.RCP else _BOTH
        by_kind[kind] = tuple(_level(level, chosen, alike, effects) for level in levels)
    return by_kind


_DENY, _BOTH = (True,), (True, False)


def _level(
    level: Level, chosen: dict[int, tuple[CompiledStatement, ...]], alike: Alike, effects: tuple[bool, ...]
) -> Candidates:
    found = []
    for policy in level:
        for statement in chosen.get(id(policy), ()):
            candidate = _candidate(policy, statement, alike) if statement.deny in effects else None
            if candidate is not None:
                found.append(candidate)
    return tuple(found)


def _applicable(policies: PolicySet, alike: Alike) -> Iterable[tuple[PolicyKind, tuple[Level, ...]]]:
    if policies.scp and alike.scps:
        yield PolicyKind.SCP, policies.scp
    if policies.rcp and alike.rcps:
        yield PolicyKind.RCP, policies.rcp
    if policies.resource and alike.resource_policy:
        yield PolicyKind.RESOURCE, ((policies.resource,),)
    yield PolicyKind.IDENTITY, (policies.identity,)
    if policies.boundary:
        yield PolicyKind.BOUNDARY, ((policies.boundary,),)
    if policies.session and alike.sessions:
        yield PolicyKind.SESSION, (policies.session,)


def _candidate(policy: CompiledPolicy, statement: CompiledStatement, alike: Alike) -> Candidate | None:
    policy_type = policy.document.policy_type
    principal = statement.principal
    if policy_type not in NAMES_PRINCIPALS:
        principal = None
    elif principal is None:
        return None
    elif principal.everyone and not principal.negated:
        principal = None
    bare = alike.bare and stands_without_resource(policy_type)
    test = statement_test(statement, star=alike.star, bare=bare)
    return None if test is never else Candidate(policy, statement, test, principal)


def verdict_of(kind: PolicyKind, levels: tuple[Candidates, ...], arn: str, values: Values, request: Request) -> Verdict:
    """What the policies of one kind say together."""
    denies: list[Match] = []
    allows: list[Match] = []
    blocked = None
    for number, level in enumerate(levels):
        allowed_above = len(allows)
        for each in level:
            match = each.match(arn, values, request)
            if match is not None:
                (denies if each.deny else allows).append(match)
        if kind is PolicyKind.SCP and blocked is None and len(allows) == allowed_above:
            blocked = number
    return Verdict(kind=kind, denies=tuple(denies), allows=tuple(allows), blocked_level=blocked)

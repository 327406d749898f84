"""The statements that cover the action of a common request, with what is left to test of them."""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.compile import CompiledPolicy, CompiledPrincipal, CompiledStatement
from policy_engine.context import Values
from policy_engine.matching import NAMES_PRINCIPALS, principal_grant, stands_without_resource
from policy_engine.named import NamedTuple
from policy_engine.policy_set import Level, PolicyKind, PolicySet
from policy_engine.principals import Grant
from policy_engine.request import Request
from policy_engine.statement_test import StatementTest, never, statement_test
from policy_engine.traits import Alike


class Candidate(NamedTuple):
    """A statement that covers the action, and may apply."""

    policy: CompiledPolicy
    statement: CompiledStatement
    test: StatementTest
    """Of the resource's ARN and the context."""
    principal: CompiledPrincipal | None
    """The principals to compare the caller with; `None` where the statement reaches everyone directly."""

    def grant(self, arn: str, values: Values, request: Request) -> Grant | None:
        """The grant of the statement; `None` where it does not apply."""
        if not self.test(arn, values):
            return None
        if self.principal is None:
            return Grant.DIRECT
        return principal_grant(self.principal, request, deny=self.statement.deny)


Candidates = tuple[Candidate, ...]


def candidates_by_kind(policies: PolicySet, bits: int, alike: Alike) -> dict[PolicyKind, tuple[Candidates, ...]]:
    """The candidates of every kind of policy that applies, level by level; `bits` stand for the statements."""
    chosen: dict[int, tuple[CompiledStatement, ...]] = {}
    for policy in policies.all():
        chosen[id(policy)] = policy.chosen(bits & ((1 << policy.index.size) - 1))
        bits >>= policy.index.size

    def level(policies_of_level: Iterable[CompiledPolicy]) -> Candidates:
        found = (
            _candidate(policy, statement, alike) for policy in policies_of_level for statement in chosen[id(policy)]
        )
        return tuple(each for each in found if each is not None)

    return {kind: tuple(level(each) for each in levels) for kind, levels in _applicable(policies, alike)}


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

"""One kind of policy against one request: what it denies, what it allows, how directly."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.conditions import CompiledCondition
from policy_engine.matching import reaches
from policy_engine.policy_set import Level, PolicyKind
from policy_engine.principals import Grant
from policy_engine.record import Record
from policy_engine.request import Request


class Outcome(Enum):
    """What a policy or a whole decision says, in AWS's spelling."""

    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicitDeny"
    IMPLICIT_DENY = "implicitDeny"


OUTCOMES = {
    "allow": frozenset({Outcome.ALLOWED}),
    "deny": frozenset({Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY}),
    "explicit-deny": frozenset({Outcome.EXPLICIT_DENY}),
    "implicit-deny": frozenset({Outcome.IMPLICIT_DENY}),
}
"""What can be expected of a decision, as people write it."""


class Assumption(Enum):
    """What to take for the context keys that nobody gave."""

    MISSING = "missing"
    """AWS's rule: the key is not in the request."""
    FAVOURABLE = "favourable"
    """Whatever makes the call more likely to be allowed."""
    ADVERSE = "adverse"
    """Whatever makes it less likely."""


class Match(Record):
    """A statement that applies to the request, and the grant it gives."""

    policy: CompiledPolicy
    statement: CompiledStatement
    grant: Grant


class Verdict(Record):
    """What the policies of one kind say together; `blocked_level` is the first SCP level without an Allow."""

    kind: PolicyKind
    denies: tuple[Match, ...] = ()
    allows: tuple[Match, ...] = ()
    blocked_level: int | None = None

    @property
    def outcome(self) -> Outcome:
        """Any Deny wins, else any Allow; with levels, each must allow."""
        if self.denies:
            return Outcome.EXPLICIT_DENY
        if self.allows and self.blocked_level is None:
            return Outcome.ALLOWED
        return Outcome.IMPLICIT_DENY

    @property
    def grant(self) -> Grant | None:
        """The strongest grant among the Allow statements."""
        return max((match.grant for match in self.allows), default=None)

    def without_allows(self) -> Verdict:
        """The same verdict with its Denies only."""
        return Verdict(kind=self.kind, denies=self.denies)


def verdict(
    kind: PolicyKind,
    policies: Iterable[CompiledPolicy],
    request: Request,
    assumption: Assumption = Assumption.MISSING,
) -> Verdict:
    """Evaluate the policies of one kind as one set."""
    denies: list[Match] = []
    allows: list[Match] = []
    for policy in policies:
        policy_type = policy.document.policy_type
        for statement in policy.candidates(request.action_key):
            if not _conditions_hold(statement, request, assumption):
                continue
            grant = reaches(statement, request, policy_type)
            if grant is not None:
                match = Match(policy=policy, statement=statement, grant=grant)
                (denies if statement.deny else allows).append(match)
    return Verdict(kind=kind, denies=tuple(denies), allows=tuple(allows))


def levels_verdict(
    kind: PolicyKind,
    levels: tuple[Level, ...],
    request: Request,
    assumption: Assumption = Assumption.MISSING,
) -> Verdict:
    """Evaluate levels from the organization's root down: one Deny anywhere denies, every level must allow."""
    each = [verdict(kind, level, request, assumption) for level in levels]
    blocked = next((number for number, level in enumerate(each) if not level.allows), None)
    return Verdict(
        kind=kind,
        denies=tuple(match for level in each for match in level.denies),
        allows=tuple(match for level in each for match in level.allows),
        blocked_level=blocked,
    )


def missing_keys(condition: CompiledCondition, request: Request) -> tuple[str, ...]:
    """The keys a condition reads that the request neither has nor is known to lack."""
    return tuple(key for key in condition.keys if key not in request.values and not request.lacks(key))


def open_keys(statement: CompiledStatement, request: Request) -> tuple[str, ...]:
    """The missing keys on whose values it rests whether the statement's conditions hold; empty if one is false."""
    keys: dict[str, None] = {}
    for condition in statement.conditions:
        missing = missing_keys(condition, request)
        if missing:
            keys.update(dict.fromkeys(missing))
        elif not condition.test(request.values):
            return ()
    return tuple(keys)


def _conditions_hold(statement: CompiledStatement, request: Request, assumption: Assumption) -> bool:
    if assumption is not Assumption.MISSING and open_keys(statement, request):
        return statement.deny is (assumption is Assumption.ADVERSE)
    return all(condition.test(request.values) for condition in statement.conditions)

"""Why a decision came out as it did: data for people and programs to read, taken after the fact.

Explanation observes evaluation and does not take part in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.authorizers import rules_for
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.conditions import CompiledCondition
from policy_engine.decision import Decision, decide
from policy_engine.findings import Finding, Severity
from policy_engine.gather import applying
from policy_engine.matching import NAMES_PRINCIPALS, Clause, principal_grant, resource_matches
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record, late
from policy_engine.request import Request
from policy_engine.source import Span
from policy_engine.verdicts import Assumption, Match, Outcome, open_keys


class Miss(Record):
    """A statement that does not apply: the first clause that failed, where it stands, and what it saw."""

    policy: CompiledPolicy
    statement: CompiledStatement
    clause: Clause
    span: Span
    saw: str
    """The request's value that the clause did not match; empty where the key is missing."""
    condition: CompiledCondition | None = None


class Explanation(Record, slots=False):
    """A decision with its grounds, each worked out when it is first asked for."""

    decision: Decision

    @late
    def matched(self) -> tuple[Match, ...]:
        """The statements that decided."""
        return self.decision.matched

    @late
    def misses(self) -> tuple[Miss, ...]:
        """The first failing clause of every statement of the applicable policies that did not apply."""
        return tuple(_misses(self.decision))

    @late
    def near_miss(self) -> tuple[Miss, ...]:
        """For an implicit deny, every failing clause of the Allow that came closest."""
        return _near_miss(self.decision)

    @late
    def missing_context(self) -> tuple[str, ...]:
        """The keys the answer depends on that nobody gave."""
        return missing_context(self.decision)

    @late
    def diagnostics(self) -> tuple[str, ...]:
        """Remarks on input that is treated in a surprising way."""
        return tuple(diagnostics(self.decision))

    @late
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the policies, short of suggestions."""
        return tuple(_findings(self.decision))


def explain(decision: Decision) -> Explanation:
    """Explain a decision taken by `decide`."""
    return Explanation(decision=decision)


def _findings(decision: Decision) -> Iterator[Finding]:
    for policy in decision.policies.all():
        yield from (each for each in policy.document.findings if each.severity is not Severity.SUGGESTION)


def applicable(decision: Decision) -> list[tuple[PolicyKind, CompiledPolicy]]:
    """The policies that took part, with their kind."""
    request = decision.request
    return [
        (each.kind, policy)
        for each in applying(decision.policies, request, rules_for(request.service))
        for level in each.levels
        for policy in level
    ]


def _misses(decision: Decision) -> list[Miss]:
    each = (
        statement_misses(policy, statement, decision.request)
        for _kind, policy in applicable(decision)
        for statement in policy.statements
    )
    return [misses[0] for misses in each if misses]


def statement_misses(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> tuple[Miss, ...]:
    """Every clause of a statement that fails on a request, in the order they are tested; none where it applies."""
    return tuple(_failing(policy, statement, request))


def _failing(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> Iterator[Miss]:
    written = statement.statement
    policy_type = policy.document.policy_type

    def miss(clause: Clause, span: Span, saw: str, condition: CompiledCondition | None = None) -> Miss:
        return Miss(policy=policy, statement=statement, clause=clause, span=span, saw=saw, condition=condition)

    if not policy.covers(statement, request.action_key):
        yield miss(Clause.ACTION, written.action.span, request.action)
    names = policy_type in NAMES_PRINCIPALS
    if names and principal_grant(statement.principal, request, deny=statement.deny) is None:
        span = written.principal.span if written.principal else written.span
        yield miss(Clause.PRINCIPAL, span, request.caller.display)
    if not resource_matches(statement.resource, request, policy_type):
        span = written.resource.span if written.resource else written.span
        yield miss(Clause.RESOURCE, span, request.resource.arn)
    for condition in statement.conditions:
        if not condition.test(request.values):
            value = request.values.get(condition.key)
            saw = value if isinstance(value, str) else ", ".join(value or ())
            yield miss(Clause.CONDITION, condition.clause.span, saw, condition)


def _near_miss(decision: Decision) -> tuple[Miss, ...]:
    """Of the Allows in the kind of policy that stands in the way, the first of those with the least against them."""
    if decision.outcome is not Outcome.IMPLICIT_DENY:
        return ()
    request = decision.request
    nearest: tuple[CompiledPolicy, CompiledStatement] | None = None
    least = _FARTHEST
    for kind, policy in applicable(decision):
        if kind is not decision.kind:
            continue
        covering = policy.index.statements(request.action_key)
        for statement in policy.statements:
            if statement.deny:
                continue
            covered = bool(covering >> statement.statement.index & 1)
            distance = _distance(policy, statement, request, covered=covered, least=least)
            if distance < least:
                nearest, least = (policy, statement), distance
    return statement_misses(*nearest, request) if nearest else ()


_Distance = tuple[int, bool]
_FARTHEST: _Distance = (1_000_000, True)


def _distance(
    policy: CompiledPolicy, statement: CompiledStatement, request: Request, *, covered: bool, least: _Distance
) -> _Distance:
    """How far a statement is from applying: the number of clauses that fail, and whether its action is one of them.

    One about another service is further away. What is not nearer than `least`, or applies, is as far as can be.
    """
    failing = 0 if covered else 1 + len(Clause) * (request.service not in statement.services)
    if (failing, not covered) >= least:
        return _FARTHEST
    policy_type = policy.document.policy_type
    if policy_type in NAMES_PRINCIPALS:
        failing += principal_grant(statement.principal, request, deny=False) is None
    failing += not resource_matches(statement.resource, request, policy_type)
    for condition in statement.conditions:
        failing += not condition.test(request.values)
    return (failing, not covered) if failing else _FARTHEST


def missing_context(decision: Decision) -> tuple[str, ...]:
    """The keys, as the policies spell them, that were not given and on whose values the answer depends."""
    keys = _open_keys(decision)
    if not keys:
        return ()
    best = decide(decision.policies, decision.request, Assumption.FAVOURABLE)
    worst = decide(decision.policies, decision.request, Assumption.ADVERSE)
    return () if best.outcome is worst.outcome is decision.outcome else keys


def _open_keys(decision: Decision) -> tuple[str, ...]:
    request = decision.request
    spelled: dict[str, str] = {}
    for _kind, policy in applicable(decision):
        for statement in policy.candidates(request.action_key):
            if not _reached(policy, statement, request):
                continue
            for key in open_keys(statement, request):
                spelled.setdefault(key, spelling(statement, key))
    return tuple(sorted(spelled.values(), key=str.lower))


def _reached(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> bool:
    return all(miss.clause is Clause.CONDITION for miss in statement_misses(policy, statement, request))


def spelling(statement: CompiledStatement, key: str) -> str:
    """A context key as the statement writes it."""
    for condition in statement.conditions:
        if condition.key == key:
            return condition.clause.key.value
    return key


def diagnostics(decision: Decision) -> list[str]:
    """Remarks on the input: overridden keys, and scalars given for keys that hold lists."""
    from policy_engine.catalog import is_multivalued

    request = decision.request
    found = [*request.remarks, *rules_for(request.service).remarks(request)]
    read = {
        condition.key: condition
        for _kind, policy in applicable(decision)
        for statement in policy.candidates(request.action_key)
        for condition in statement.conditions
    }
    for key, condition in read.items():
        value = request.values.get(key)
        if isinstance(value, tuple) and ":" not in condition.clause.operator.value:
            found.append(f"{condition.clause.key.value} is given as a list, which a plain operator never matches")
        elif isinstance(value, str) and is_multivalued(key):
            found.append(f"{condition.clause.key.value} holds a list of values; it is given as a single one")
    if decision.special:
        found.append(decision.special)
    return found

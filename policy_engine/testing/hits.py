"""The parts of policies that decide a call.

Source: docs/coverage.md, "What counts". What is not among the hits of a call can be taken out of its policy, one part
at a time, and the answer stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.authorizers.s3_public import public_statements
from policy_engine.calls import deciding, decisions_of
from policy_engine.compile import CompiledPolicy, CompiledStatement, compile_policy
from policy_engine.decision import Decision, decide_each
from policy_engine.explanation import Miss, applicable, statement_misses
from policy_engine.matching import Clause
from policy_engine.named import NamedTuple
from policy_engine.request_file import Call
from policy_engine.testing.exchange import exchanged
from policy_engine.testing.parts import STATEMENT, Part, PolicyKey, is_negated, key_of, statement_places
from policy_engine.testing.reduction import without
from policy_engine.testing.value_tests import matched_values
from policy_engine.verdicts import Outcome


class Hit(NamedTuple):
    """A part of a policy that decided."""

    policy: PolicyKey
    part: Part


def hits_of(call: Call) -> frozenset[Hit]:
    """Every part of the policies of a call that decides it, of all checks that the call needs."""
    decisions = [each for policies, request in call.checks for each in decide_each(policies, request)]
    outcome = deciding(decisions).outcome
    hits = {hit for each in decisions if each.outcome is outcome for hit in _let_in(each)}
    hits.update(hit for each in decisions for hit in _kept_out(each, call, outcome))
    return frozenset(hits)


def _let_in(decision: Decision) -> Iterator[Hit]:
    """The statements that decided, with the values that the request matches."""
    if decision.special:
        yield from _made_public(decision)
        return
    for match in decision.matched:
        key = key_of(match.policy.document)
        yield Hit(key, Part(match.statement.statement.index))
        for test in matched_values(match.policy, match.statement, decision.request):
            if not test.negated:
                yield Hit(key, test.part)


def _made_public(decision: Decision) -> Iterator[Hit]:
    """Where Block Public Access refuses a call, what makes the bucket's policy public; it grants nothing."""
    policy = decision.policies.resource
    if decision.outcome is not Outcome.EXPLICIT_DENY or policy is None:
        return
    for statement in public_statements(policy.document):
        for place in statement_places(statement):
            if place.part.element in (STATEMENT, Clause.PRINCIPAL.value, Clause.CONDITION.value) and not place.negated:
                yield Hit(key_of(policy.document), place.part)


def _kept_out(decision: Decision, call: Call, outcome: Outcome) -> Iterator[Hit]:
    """The values of a negated element that alone keep a statement from the request, if the answer rests on that."""
    for policy, statement in _with_exceptions(decision):
        if not _would_count(statement, outcome):
            continue
        misses = statement_misses(policy, statement, decision.request)
        if len(misses) != 1 or not _is_exception(misses[0]):
            continue
        parts = _excepting(misses[0], decision)
        key = key_of(policy.document)
        if parts and deciding(decisions_of(_call_without(call, key, parts))).outcome is not outcome:
            yield from (Hit(key, part) for part in parts)


def _call_without(call: Call, key: PolicyKey, parts: Iterable[Part]) -> Call:
    gone = frozenset(parts)
    return exchanged(call, key, lambda policy: compile_policy(without(policy.document, gone), name=policy.name))


def _with_exceptions(decision: Decision) -> Iterator[tuple[CompiledPolicy, CompiledStatement]]:
    seen: set[int] = set()
    for _kind, policy in applicable(decision):
        for statement in policy.statements:
            if id(statement) not in seen and _has_exceptions(statement):
                seen.add(id(statement))
                yield policy, statement


def _has_exceptions(statement: CompiledStatement) -> bool:
    written = statement.statement
    return (
        written.action.negated
        or bool(written.resource and written.resource.negated)
        or bool(written.principal and written.principal.negated)
        or any(is_negated(clause) for clause in written.conditions)
    )


def _would_count(statement: CompiledStatement, outcome: Outcome) -> bool:
    """Whether one more statement of its effect could change the answer."""
    return outcome is not Outcome.EXPLICIT_DENY if statement.deny else outcome is Outcome.IMPLICIT_DENY


def _is_exception(miss: Miss) -> bool:
    written = miss.statement.statement
    match miss.clause:
        case Clause.PRINCIPAL:
            return bool(written.principal and written.principal.negated)
        case Clause.ACTION:
            return written.action.negated
        case Clause.RESOURCE:
            return bool(written.resource and written.resource.negated)
        case Clause.CONDITION:
            return miss.condition is not None and is_negated(miss.condition.clause)


def _excepting(miss: Miss, decision: Decision) -> frozenset[Part]:
    """The values of the element that failed which the request matches."""
    conditions = miss.statement.conditions
    number = next((number for number, each in enumerate(conditions) if each is miss.condition), 0)
    return frozenset(
        test.part
        for test in matched_values(miss.policy, miss.statement, decision.request)
        if test.part.element == miss.clause.value and test.part.clause == number
    )

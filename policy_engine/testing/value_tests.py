"""Which values of a statement a request matches, each taken by itself, as the evaluator matches them.

A statement's own tests ask about all values of an element at once; these are made from statements with one value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policy_engine.action_index import ActionIndex
from policy_engine.compile import CompiledPolicy, CompiledStatement, compile_statement
from policy_engine.conditions import compile_condition
from policy_engine.matching import Clause, principal_grant, resource_matches
from policy_engine.named import NamedTuple
from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.request import Request
from policy_engine.syntax.document import (
    ConditionClause,
    Patterns,
    PolicyDocument,
    PrincipalElement,
    PrincipalEntry,
    Statement,
    Text,
)
from policy_engine.testing.parts import Part, is_negated

Matches = Callable[[Request], bool]
_KEPT = "value tests"


class ValueTest(NamedTuple):
    """Whether a request matches a value, whatever its element makes of that."""

    part: Part
    negated: bool
    matches: Matches


def value_tests(policy: CompiledPolicy, statement: CompiledStatement) -> tuple[ValueTest, ...]:
    """The tests of every value of a statement, made once."""
    tests: tuple[ValueTest, ...] | None = statement.tests.get(_KEPT)
    if tests is None:
        tests = statement.tests[_KEPT] = tuple(_value_tests(statement.statement, policy.document))
    return tests


def matched_values(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> Iterator[ValueTest]:
    """The values of a statement that a request matches."""
    return (test for test in value_tests(policy, statement) if test.matches(request))


def _value_tests(statement: Statement, document: PolicyDocument) -> Iterator[ValueTest]:
    index = statement.index
    if statement.principal is not None:
        for number, entry in enumerate(statement.principal.entries):
            part = Part(index, Clause.PRINCIPAL.value, 0, number)
            yield ValueTest(part, statement.principal.negated, _names(entry, statement, document))
    for number, value in enumerate(statement.action.values):
        part = Part(index, Clause.ACTION.value, 0, number)
        yield ValueTest(part, statement.action.negated, _covers(value, statement))
    if statement.resource is not None:
        for number, value in enumerate(statement.resource.values):
            part = Part(index, Clause.RESOURCE.value, 0, number)
            yield ValueTest(part, statement.resource.negated, _is_on(value, statement, document))
    for number, clause in enumerate(statement.conditions):
        for place in range(len(clause.values)):
            part = Part(index, Clause.CONDITION.value, number, place)
            yield ValueTest(part, is_negated(clause), _holds(clause, place, variables=document.has_variables))


def _names(entry: PrincipalEntry, statement: Statement, document: PolicyDocument) -> Matches:
    element = PrincipalElement(entries=(entry,), negated=False, span=entry.span)
    principal = compile_statement(_bare(statement).replace(principal=element), document).principal
    return lambda request: principal_grant(principal, request, deny=False) is not None


def _covers(value: Text, statement: Statement) -> Matches:
    index = ActionIndex((statement.replace(action=_one(value)),))
    return lambda request: bool(index.statements(request.action_key))


def _is_on(value: Text, statement: Statement, document: PolicyDocument) -> Matches:
    resource = compile_statement(_bare(statement).replace(resource=_one(value)), document).resource
    policy_type = document.policy_type
    return lambda request: resource_matches(resource, request, policy_type)


def _holds(clause: ConditionClause, place: int, *, variables: bool) -> Matches:
    operator = clause.operator._replace(value=_positive(clause.operator.value))
    single = clause._replace(operator=operator, values=(clause.values[place],))
    test = compile_condition(single, variables=variables).test
    return lambda request: test(request.values)


def _positive(operator: str) -> str:
    """The operator that is true only where some value of the request matches."""
    name = parse_operator(operator)
    if name is None or name.base == "Null":
        return operator
    quantifier = Quantifier.NONE if name.quantifier is Quantifier.NONE else Quantifier.FOR_ANY_VALUE
    return str(name.replace(base=name.base.replace("Not", ""), quantifier=quantifier, if_exists=False))


def _bare(statement: Statement) -> Statement:
    return statement.replace(principal=None, resource=None, conditions=())


def _one(value: Text) -> Patterns:
    return Patterns(values=(value,), negated=False, span=value.span)

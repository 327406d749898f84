"""Mistakes in the conditions of a statement."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.syntax.document import ConditionClause, Statement
from policy_engine.testing.mutants.mutant import Draft
from policy_engine.testing.mutants.opposites import opposite
from policy_engine.testing.mutants.words import example
from policy_engine.testing.parts import is_negated


def condition_drafts(statement: Statement) -> Iterator[Draft]:
    """Each condition left out, with fewer values, turned round, and with or without IfExists."""
    for number, clause in enumerate(statement.conditions):
        told = _told(clause)
        asked = f"{example(statement)} where {told} is not met"
        yield Draft(clause.span, f"the condition {told} left out", True, asked, _with(statement, number))
        yield from _fewer_values(statement, number, clause)
        yield from _turned_round(statement, number, clause)
        yield from _if_exists(statement, number, clause)


def _fewer_values(statement: Statement, number: int, clause: ConditionClause) -> Iterator[Draft]:
    for place, value in enumerate(clause.values if len(clause.values) > 1 else ()):
        rest = clause.values[:place] + clause.values[place + 1 :]
        mutated = _with(statement, number, clause._replace(values=rest))
        asked = f"{example(statement)} where {clause.key.value} fits `{value.value}` alone"
        yield Draft(value.span, f"`{value.value}` left out of {_told(clause)}", is_negated(clause), asked, mutated)


def _turned_round(statement: Statement, number: int, clause: ConditionClause) -> Iterator[Draft]:
    changed = opposite(clause)
    if changed is not None:
        change = f"{_with_values(changed)} instead of {_with_values(clause)}"
        asked = f"{example(statement)} where {_told(clause)} is met"
        yield Draft(clause.span, change, None, asked, _with(statement, number, changed))


def _if_exists(statement: Statement, number: int, clause: ConditionClause) -> Iterator[Draft]:
    """IfExists counts for plain operators that are not negated."""
    name = parse_operator(clause.operator.value)
    if name is None or name.negated or name.base == "Null" or name.quantifier is not Quantifier.NONE:
        return
    other = str(name.replace(if_exists=not name.if_exists))
    mutated = _with(statement, number, clause._replace(operator=clause.operator._replace(value=other)))
    asked = f"{example(statement)} without any {clause.key.value}"
    change = f"{other} instead of {clause.operator.value} for {clause.key.value}"
    yield Draft(clause.operator.span, change, not name.if_exists, asked, mutated)


def _with(statement: Statement, number: int, *clauses: ConditionClause) -> Statement:
    """The statement with other clauses in the place of one."""
    conditions = statement.conditions
    return statement.replace(conditions=(*conditions[:number], *clauses, *conditions[number + 1 :]))


def _told(clause: ConditionClause) -> str:
    return f"{clause.operator.value} {clause.key.value}"


def _with_values(clause: ConditionClause) -> str:
    return f"{_told(clause)} `{', '.join(value.value for value in clause.values)}`"

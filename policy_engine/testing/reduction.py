"""Policies with parts left out, every remaining part in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policy_engine.matching import Clause
from policy_engine.syntax.document import Patterns, PolicyDocument, Statement
from policy_engine.testing.parts import Part


def without(document: PolicyDocument, parts: Collection[Part]) -> PolicyDocument:
    """The policy without some of its parts.

    An element that loses its last value stays, empty: positive ones then match nothing, negated ones exclude nothing.
    """
    gone = frozenset(parts)
    kept = (each for each in document.statements if Part(each.index) not in gone)
    return document.replace(statements=numbered(statement_without(each, gone) for each in kept))


def numbered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of a document, counted anew."""
    return tuple(each if each.index == number else each.replace(index=number) for number, each in enumerate(statements))


def statement_without(statement: Statement, gone: Collection[Part]) -> Statement:
    """The statement without some of its values."""
    index, principal, resource = statement.index, statement.principal, statement.resource
    if principal is not None:
        entries = (
            entry
            for number, entry in enumerate(principal.entries)
            if Part(index, Clause.PRINCIPAL.value, 0, number) not in gone
        )
        principal = principal.replace(entries=tuple(entries))
    return statement.replace(
        principal=principal,
        action=_patterns(index, Clause.ACTION, statement.action, gone),
        resource=None if resource is None else _patterns(index, Clause.RESOURCE, resource, gone),
        conditions=tuple(
            clause._replace(
                values=tuple(
                    value
                    for place, value in enumerate(clause.values)
                    if Part(index, Clause.CONDITION.value, number, place) not in gone
                )
            )
            for number, clause in enumerate(statement.conditions)
        ),
    )


def _patterns(index: int, clause: Clause, element: Patterns, gone: Collection[Part]) -> Patterns:
    kept = (value for number, value in enumerate(element.values) if Part(index, clause.value, 0, number) not in gone)
    return element._replace(values=tuple(kept))

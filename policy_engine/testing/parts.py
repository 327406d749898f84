"""The parts of a policy that tests may reach: its statements, and the values of their elements.

Source: docs/coverage.md, "What counts".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.matching import Clause
from policy_engine.named import NamedTuple
from policy_engine.operators.names import parse_operator
from policy_engine.record import Record
from policy_engine.source import Span
from policy_engine.syntax.document import ConditionClause, Patterns, PolicyDocument, Statement, Text

STATEMENT = "Statement"


class PolicyKey(NamedTuple):
    """What tells policies apart: the name of the file, where in it the policy starts, and its text."""

    name: str
    start: int
    text: str


class Part(NamedTuple):
    """One part of a policy by numbers that count from 0.

    `element` is `Statement` for a statement as a whole, else the name of a `Clause`. `clause` is the number of the
    condition clause, and 0 for the other elements; `value` is that of the value in it.
    """

    statement: int
    element: str = STATEMENT
    clause: int = 0
    value: int = 0

    @property
    def is_statement(self) -> bool:
        """Whether it is a statement as a whole."""
        return self.element == STATEMENT


class Place(Record):
    """A part with what is written there; `title` names the element as the policy does (`NotAction`)."""

    part: Part
    title: str
    text: str
    span: Span
    negated: bool = False
    """The element holds where its values do not match."""


def key_of(document: PolicyDocument) -> PolicyKey:
    """What tells a policy apart from others."""
    source = document.source
    return PolicyKey(source.name, source.whole(Span(0, 0)).start, source.text)


def places(document: PolicyDocument) -> tuple[Place, ...]:
    """Every part of a policy, statement by statement, in the order in which statements are tested."""
    return tuple(place for statement in document.statements for place in statement_places(statement))


def statement_places(statement: Statement) -> Iterator[Place]:
    """A statement as a whole, then every value of its elements."""
    index = statement.index
    sid = statement.sid.value if statement.sid and statement.sid.value else f"number {index + 1}"
    yield Place(part=Part(index), title=STATEMENT, text=sid, span=statement.span)
    if statement.principal is not None:
        negated = statement.principal.negated
        for number, entry in enumerate(statement.principal.entries):
            part = Part(index, Clause.PRINCIPAL.value, 0, number)
            title = _title(Clause.PRINCIPAL, negated=negated)
            yield Place(part=part, title=title, text=entry.value, span=entry.span, negated=negated)
    yield from _patterns(index, Clause.ACTION, statement.action)
    if statement.resource is not None:
        yield from _patterns(index, Clause.RESOURCE, statement.resource)
    for number, clause in enumerate(statement.conditions):
        yield from _condition(index, number, clause)


def _patterns(index: int, clause: Clause, element: Patterns) -> Iterator[Place]:
    title = _title(clause, negated=element.negated)
    parts = (Part(index, clause.value, 0, number) for number in range(len(element.values)))
    return _values(parts, title, element.values, negated=element.negated)


def _condition(index: int, number: int, clause: ConditionClause) -> Iterator[Place]:
    parts = (Part(index, Clause.CONDITION.value, number, value) for value in range(len(clause.values)))
    title = f"{clause.operator.value} {clause.key.value}"
    return _values(parts, title, clause.values, negated=is_negated(clause))


def _values(parts: Iterable[Part], title: str, values: tuple[Text, ...], *, negated: bool) -> Iterator[Place]:
    for part, value in zip(parts, values, strict=True):
        yield Place(part=part, title=title, text=value.value, span=value.span, negated=negated)


def _title(clause: Clause, *, negated: bool) -> str:
    return f"Not{clause.value}" if negated else clause.value


def is_negated(clause: ConditionClause) -> bool:
    """Whether a condition holds where none of its values matches."""
    name = parse_operator(clause.operator.value)
    return name is not None and name.negated

"""Policies with one mistake in them: the changes that somebody might make without meaning to.

Source: docs/coverage.md, "Mutants".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.matching import NAMES_PRINCIPALS
from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.record import Record
from policy_engine.source import Span
from policy_engine.syntax.document import (
    ConditionClause,
    Effect,
    Patterns,
    PolicyDocument,
    PolicyType,
    PrincipalEntry,
    Statement,
    Text,
)
from policy_engine.testing.opposites import opposite

ANY = "*"


class Mutant(Record):
    """A policy in which one thing is otherwise.

    `statement` stands in place of the one with the number `index`; `None` where that is left out. `wider` tells
    whether it applies to more requests than the original, `None` where neither has to.
    """

    document: PolicyDocument
    index: int
    statement: Statement | None
    span: Span
    change: str
    wider: bool | None
    asked: str
    """The request, in words, that would tell the mutant from the original."""

    @property
    def original(self) -> Statement:
        """The statement as it is."""
        return self.document.statements[self.index]

    @property
    def missing_case(self) -> str:
        """The case, in words, that would notice it, where no other statement gives the same."""
        allows = self.original.effect is Effect.ALLOW
        if self.wider:
            return f"a case {self.asked}, expecting {'deny' if allows else 'allow'}"
        return f"a case {self.asked}, expecting {'allow' if allows else 'explicit-deny'}"


def mutants_of(document: PolicyDocument) -> Iterator[Mutant]:
    """Every mutant of a policy, statement by statement; those that cannot differ are left to `equivalent`."""
    for statement in document.statements:
        yield from _Mutants(document, statement).all()


class _Mutants:
    """Makes the mutants of one statement."""

    def __init__(self, document: PolicyDocument, statement: Statement) -> None:
        self._document = document
        self._statement = statement

    def all(self) -> Iterator[Mutant]:
        """Those of the statement as a whole, then element by element."""
        yield from self._whole()
        if self._document.policy_type in NAMES_PRINCIPALS and self._document.policy_type is not PolicyType.RCP:
            yield from self._principals()
        yield from self._actions()
        yield from self._resources()
        for number in range(len(self._statement.conditions)):
            yield from self._condition(number)

    def _mutant(self, span: Span, change: str, wider: bool | None, asked: str, statement: Statement | None) -> Mutant:
        return Mutant(
            document=self._document,
            index=self._statement.index,
            statement=statement,
            span=span,
            change=change,
            wider=wider,
            asked=asked,
        )

    def _whole(self) -> Iterator[Mutant]:
        statement = self._statement
        asked = example(statement)
        yield self._mutant(statement.span, "the statement left out", False, asked, None)
        if self._document.policy_type is not PolicyType.RCP:
            other = Effect.DENY if statement.effect is Effect.ALLOW else Effect.ALLOW
            change = f"{other.value} instead of {statement.effect.value}"
            yield self._mutant(statement.span, change, None, asked, statement.replace(effect=other))

    def _principals(self) -> Iterator[Mutant]:
        element = self._statement.principal
        if element is None:
            return
        name = "NotPrincipal" if element.negated else "Principal"
        for number, entry in enumerate(element.entries):
            if len(element.entries) > 1:
                rest = element.entries[:number] + element.entries[number + 1 :]
                yield self._mutant(
                    entry.span,
                    f"`{entry.value}` left out of {name}",
                    element.negated,
                    f"by `{entry.value}`",
                    self._statement.replace(principal=element.replace(entries=rest)),
                )
        if not element.negated and element.entries and not any(entry.value == ANY for entry in element.entries):
            everyone = PrincipalEntry(kind=ANY, value=ANY, span=element.span)
            yield self._mutant(
                element.span,
                "Principal widened to `*`",
                True,
                "by a principal that it does not name",
                self._statement.replace(principal=element.replace(entries=(everyone,))),
            )

    def _actions(self) -> Iterator[Mutant]:
        element, statement = self._statement.action, self._statement
        name = "NotAction" if element.negated else "Action"
        for mutated, change, wider, value in _left_out(element, name):
            asked = f"for {_fitting(value, 'an action')}{_on(statement)}"
            yield self._mutant(value.span, change, wider, asked, statement.replace(action=mutated))
        for number, value in enumerate(element.values):
            service, colon, rest = value.value.partition(":")
            if colon and rest != ANY and service != ANY and ANY not in (each.value for each in element.values):
                mutated = _with(element, number, f"{service}:{ANY}")
                yield self._mutant(
                    value.span,
                    f"`{service}:*` instead of `{value.value}` in {name}",
                    not element.negated,
                    f"for an action of {service} that {name} does not list{_on(statement)}",
                    statement.replace(action=mutated),
                )

    def _resources(self) -> Iterator[Mutant]:
        element, statement = self._statement.resource, self._statement
        if element is None:
            return
        name = "NotResource" if element.negated else "Resource"
        for mutated, change, wider, value in _left_out(element, name):
            asked = f"{_for_action(statement)} on {_fitting(value, 'a resource')}"
            yield self._mutant(value.span, change, wider, asked, statement.replace(resource=mutated))
        for number, value in enumerate(element.values):
            if value.value == ANY:
                continue
            if not element.negated and not any(each.value == ANY for each in element.values):
                yield self._mutant(
                    value.span,
                    f"`*` instead of `{value.value}` in {name}",
                    True,
                    f"{_for_action(statement)} on a resource outside of `{value.value}`",
                    statement.replace(resource=_with(element, number, ANY)),
                )
            if value.value.endswith(ANY):
                short = value.value.rstrip(ANY)
                yield self._mutant(
                    value.span,
                    f"`{short}` instead of `{value.value}` in {name}",
                    element.negated,
                    f"{_for_action(statement)} on {_fitting(value, 'a resource')}",
                    statement.replace(resource=_with(element, number, short)),
                )

    def _condition(self, number: int) -> Iterator[Mutant]:
        clause = self._statement.conditions[number]
        yield from self._clause_left_out(number, clause)
        yield from self._condition_values(number, clause)
        yield from self._operators(number, clause)

    def _with_clauses(self, number: int, *clauses: ConditionClause) -> Statement:
        conditions = self._statement.conditions
        return self._statement.replace(conditions=(*conditions[:number], *clauses, *conditions[number + 1 :]))

    def _clause_left_out(self, number: int, clause: ConditionClause) -> Iterator[Mutant]:
        told = _told(clause)
        asked = f"{example(self._statement)} where {told} is not met"
        yield self._mutant(clause.span, f"the condition {told} left out", True, asked, self._with_clauses(number))

    def _condition_values(self, number: int, clause: ConditionClause) -> Iterator[Mutant]:
        name = parse_operator(clause.operator.value)
        if len(clause.values) < 2 or name is None:
            return
        for place, value in enumerate(clause.values):
            rest = clause.values[:place] + clause.values[place + 1 :]
            yield self._mutant(
                value.span,
                f"`{value.value}` left out of {_told(clause)}",
                name.negated,
                f"{example(self._statement)} where {clause.key.value} fits `{value.value}` alone",
                self._with_clauses(number, clause._replace(values=rest)),
            )

    def _operators(self, number: int, clause: ConditionClause) -> Iterator[Mutant]:
        changed = opposite(clause)
        told = _told(clause)
        if changed is not None:
            yield self._mutant(
                clause.span,
                f"{_told(changed, values=True)} instead of {_told(clause, values=True)}",
                None,
                f"{example(self._statement)} where {told} is met",
                self._with_clauses(number, changed),
            )
        name = parse_operator(clause.operator.value)
        if name is None or name.negated or name.base == "Null" or name.quantifier is not Quantifier.NONE:
            return
        other = str(name.replace(if_exists=not name.if_exists))
        yield self._mutant(
            clause.operator.span,
            f"{other} instead of {clause.operator.value} for {clause.key.value}",
            not name.if_exists,
            f"{example(self._statement)} without any {clause.key.value}",
            self._with_clauses(number, clause._replace(operator=clause.operator._replace(value=other))),
        )


def _left_out(element: Patterns, name: str) -> Iterator[tuple[Patterns, str, bool, Text]]:
    """The element without one of several values, and whether that makes it wider."""
    if len(element.values) < 2:
        return
    for number, value in enumerate(element.values):
        rest = element.values[:number] + element.values[number + 1 :]
        yield element._replace(values=rest), f"`{value.value}` left out of {name}", element.negated, value


def _with(element: Patterns, number: int, text: str) -> Patterns:
    """The element with another text in the place of a value."""
    values = list(element.values)
    values[number] = values[number]._replace(value=text)
    return element._replace(values=tuple(values))


def _told(clause: ConditionClause, *, values: bool = False) -> str:
    told = f"{clause.operator.value} {clause.key.value}"
    return f"{told} `{', '.join(each.value for each in clause.values)}`" if values else told


def example(statement: Statement) -> str:
    """A request that a statement is about, in words."""
    return _for_action(statement) + _on(statement)


def _for_action(statement: Statement) -> str:
    element = statement.action
    if not element.values:
        return "for any action"
    return f"for {_outside_or_fitting(element, 'an action')}"


def _on(statement: Statement) -> str:
    if statement.resource is None or not statement.resource.values:
        return ""
    return f" on {_outside_or_fitting(statement.resource, 'a resource')}"


def _outside_or_fitting(element: Patterns, noun: str) -> str:
    value = element.values[0]
    return f"{noun} outside of `{value.value}`" if element.negated else _fitting(value, noun)


def _fitting(value: Text, noun: str) -> str:
    if value.value == ANY:
        return noun.replace("a ", "any ").replace("an ", "any ")
    wild = ANY in value.value or "?" in value.value or "${" in value.value
    return f"{noun} of `{value.value}`" if wild else f"`{value.value}`"

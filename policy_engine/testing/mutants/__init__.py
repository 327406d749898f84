"""Policies with one mistake in them: the changes that somebody might make without meaning to.

Source: docs/coverage.md, "Mutants".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.matching import NAMES_PRINCIPALS
from policy_engine.syntax.document import Effect, PolicyDocument, PolicyType, Statement
from policy_engine.testing.mutants.conditions import condition_drafts
from policy_engine.testing.mutants.equivalent import is_equivalent
from policy_engine.testing.mutants.mutant import Draft, Mutant
from policy_engine.testing.mutants.patterns import action_drafts, resource_drafts
from policy_engine.testing.mutants.principals import principal_drafts
from policy_engine.testing.mutants.words import example

__all__ = ["Mutant", "is_equivalent", "mutants_of"]


def mutants_of(document: PolicyDocument) -> Iterator[Mutant]:
    """Every mutant of a policy, statement by statement; those that change nothing are among them."""
    for statement in document.statements:
        for draft in _drafts(statement, document.policy_type):
            yield Mutant(document=document, index=statement.index, draft=draft)


def _drafts(statement: Statement, policy_type: PolicyType) -> Iterator[Draft]:
    yield from _whole(statement, policy_type)
    if policy_type in NAMES_PRINCIPALS and policy_type is not PolicyType.RCP:
        yield from principal_drafts(statement)
    yield from action_drafts(statement)
    yield from resource_drafts(statement, policy_type)
    yield from condition_drafts(statement)


def _whole(statement: Statement, policy_type: PolicyType) -> Iterator[Draft]:
    """The statement left out, and with the other effect; resource control policies only deny."""
    span = statement.sid.span if statement.sid else statement.action.span
    asked = example(statement)
    yield Draft(span, "the statement left out", False, asked, None)
    if policy_type is not PolicyType.RCP:
        other = Effect.DENY if statement.effect is Effect.ALLOW else Effect.ALLOW
        change = f"{other.value} instead of {statement.effect.value}"
        yield Draft(span, change, None, asked, statement.replace(effect=other))

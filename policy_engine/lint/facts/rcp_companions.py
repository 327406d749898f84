"""Which keys of a Deny in a resource control policy need others beside them, so that they mean whom they should.

Source: AWS, "Resource control policies (RCPs)", "Establishing a data perimeter: Allow access to company data only from
expected networks and identities".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.absence import clause_is, holds_without_key
from policy_engine.lint.facts.sources import SOURCE_KEYS
from policy_engine.lint.view import Clause, StatementView

IS_SERVICE = "aws:principalisawsservice"
_ABOUT_SERVICES = (IS_SERVICE, "aws:principalservicename", "aws:principalservicenameslist")


def principal_clauses(statement: StatementView) -> tuple[Clause, ...]:
    """The conditions of a Deny on keys about the calling identity; keys about services aside."""
    clauses = statement.clauses if statement.denies else ()
    return tuple(
        each for each in clauses if each.lowered.startswith("aws:principal") and each.lowered not in _ABOUT_SERVICES
    )


def reaching_without(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Those of the conditions that compare, where all of them hold for a request that carries none of their keys."""
    if all(map(holds_without_key, clauses)):
        yield from (each for each in clauses if each.name and each.name.base != "Null")


def asks_whether_service(statement: StatementView, value: str) -> bool:
    """Whether a condition asks that the caller is (`true`) or is not (`false`) an AWS service."""
    return any(
        each.name is not None and each.name.base == "Bool" and clause_is(each, value)
        for each in statement.clauses_on(IS_SERVICE)
    )


def source_clauses(statement: StatementView) -> tuple[Clause, ...]:
    """The comparisons of a Deny with the source of a service's call that hold where there is none."""
    clauses = statement.clauses_on(*SOURCE_KEYS) if statement.denies else ()
    return tuple(each for each in clauses if each.name and each.name.base != "Null" and holds_without_key(each))

"""Mistakes in who a statement names."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.syntax.document import PrincipalEntry, Statement
from policy_engine.testing.mutants.mutant import ANY, Draft


def principal_drafts(statement: Statement) -> Iterator[Draft]:
    """One of several principals left out, and everybody in their place."""
    element = statement.principal
    if element is None:
        return
    name = "NotPrincipal" if element.negated else "Principal"
    for number, entry in enumerate(element.entries if len(element.entries) > 1 else ()):
        rest = element.entries[:number] + element.entries[number + 1 :]
        mutated = statement.replace(principal=element.replace(entries=rest))
        yield Draft(entry.span, f"`{entry.value}` left out of {name}", element.negated, f"by `{entry.value}`", mutated)
    if not element.negated and element.entries and not any(entry.value == ANY for entry in element.entries):
        everyone = PrincipalEntry(kind=ANY, value=ANY, span=element.span)
        mutated = statement.replace(principal=element.replace(entries=(everyone,)))
        yield Draft(element.span, "Principal widened to `*`", True, "by a principal that it does not name", mutated)

"""Mutants that change nothing, as far as the policy's own text shows it.

Patterns are compared where one begins like the other and ends in a star; what several statements say only together
does not count.
"""

from __future__ import annotations

from policy_engine.syntax.document import ConditionClause, Patterns, PrincipalElement, Statement
from policy_engine.testing.mutants.mutant import ANY, Mutant
from policy_engine.testing.parts import is_negated


def is_equivalent(mutant: Mutant) -> bool:
    """Whether the policy gives the same answers with the mutant's statement as with the original.

    What a narrower statement loses has to be said by the rest of the policy, as has what a wider one gains.
    """
    if mutant.wider is None:
        return False
    original = mutant.original
    others = [each for each in mutant.document.statements if each is not original and each.effect is original.effect]
    if mutant.statement is None:
        return any(takes_in(each, original) for each in others)
    if mutant.wider:
        return any(takes_in(each, mutant.statement) for each in (original, *others))
    return any(takes_in(each, original) for each in (mutant.statement, *others))


def takes_in(wide: Statement, narrow: Statement) -> bool:
    """Whether a statement surely applies, and as directly, wherever another does."""
    return (
        _same_principals(wide.principal, narrow.principal)
        and _contains(wide.action, narrow.action, actions=True)
        and _same_resources(wide.resource, narrow.resource)
        and all(any(_weaker(each, other) for other in narrow.conditions) for each in wide.conditions)
    )


def _same_principals(wide: PrincipalElement | None, narrow: PrincipalElement | None) -> bool:
    if wide is None or narrow is None:
        return wide is narrow
    return wide.negated is narrow.negated and _entries(wide) == _entries(narrow)


def _entries(element: PrincipalElement) -> frozenset[tuple[str, str]]:
    return frozenset((entry.kind, entry.value) for entry in element.entries)


def _same_resources(wide: Patterns | None, narrow: Patterns | None) -> bool:
    if wide is None or narrow is None:
        return wide is narrow
    return _contains(wide, narrow, actions=False)


def _contains(wide: Patterns, narrow: Patterns, *, actions: bool) -> bool:
    """Whether an element covers all that another does."""
    if wide.negated is not narrow.negated:
        return False
    # Of negated elements the one that lists less covers more.
    more, less = (narrow, wide) if wide.negated else (wide, narrow)
    return all(any(_covers(each.value, text.value, actions=actions) for each in more.values) for text in less.values)


def _covers(wide: str, narrow: str, *, actions: bool) -> bool:
    if actions:
        wide, narrow = wide.lower(), narrow.lower()
        if wide.endswith(ANY) and wide not in (ANY, "*:*") and ":" not in wide[:-1]:
            return wide == narrow
    head = wide[:-1]
    if not wide.endswith(ANY) or ANY in head or "?" in head:
        return wide == narrow or (actions and wide == "*:*")
    return narrow.startswith(head)


def _weaker(wide: ConditionClause, narrow: ConditionClause) -> bool:
    """Whether a condition on the same key with the same operator holds wherever another does."""
    same = wide.operator.value.lower() == narrow.operator.value.lower()
    if not same or wide.key.value.lower() != narrow.key.value.lower():
        return False
    values = ({each.value for each in clause.values} for clause in (wide, narrow))
    more, less = (reversed([*values])) if is_negated(wide) else values
    return less <= more

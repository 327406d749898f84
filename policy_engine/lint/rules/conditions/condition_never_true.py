"""Two conditions on one key never hold together.

All conditions of a statement must hold. Where one asks for values that the other shuts out, for a range that ends
before it begins, or for a value of a key that must be missing, the statement does nothing: an Allow allows nothing, a
Deny stops nothing. To mean either of the two, write two statements.

Avoid: "DateLessThan": {"aws:CurrentTime": "2026-01-01"}, "DateGreaterThan": {"aws:CurrentTime": "2026-12-31"}
Prefer: "DateGreaterThan": {"aws:CurrentTime": "2026-01-01"}, "DateLessThan": {"aws:CurrentTime": "2026-12-31"}
Source: docs/semantics.md, "Conditions"; AWS: "Conditions with multiple context keys or values".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.contradictions import contradict
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each pair of conditions that contradict each other, at both keys."""
    groups: dict[str, list[Clause]] = {}
    for clause in statement.clauses:
        groups.setdefault(clause.lowered, []).append(clause)
    for clauses in groups.values():
        for number, second in enumerate(clauses):
            for first in clauses[:number]:
                if contradict(first, second):
                    message = f"`{first.operator}` and `{second.operator}` on `{first.key}` never hold together"
                    yield Hit(message, (first.key_path, second.key_path), "write a statement for each, or drop one")

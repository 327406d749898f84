"""A condition key stands twice under one operator, in different letter case.

Keys compare without letter case, so the two are one key, and AWS refuses the policy.

Avoid: "StringEquals": {"aws:username": "ana", "aws:UserName": "bob"}
Prefer: "StringEquals": {"aws:username": ["ana", "bob"]}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Duplicate keys with different case.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each group of spellings of one key under one operator, at the keys."""
    groups: dict[tuple[str, str], list[Clause]] = {}
    for clause in statement.clauses:
        groups.setdefault((clause.operator, clause.lowered), []).append(clause)
    for (operator, _key), clauses in groups.items():
        if len(clauses) > 1:
            spellings = " and ".join(f"`{clause.key}`" for clause in clauses)
            places = tuple(clause.key_path for clause in clauses)
            yield Hit(f"{spellings} are one key, and stand both under `{operator}`", places, "keep one of them")

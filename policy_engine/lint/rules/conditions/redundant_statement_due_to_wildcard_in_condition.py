"""A condition never holds, because it asks for a value that a lone `*` does not match.

Every value matches `*`, and under ForAnyValue a missing key does not pass either: the statement does nothing.

Avoid: "ForAnyValue:StringNotLike": {"aws:TagKeys": "*"}
Prefer: "Null": {"aws:TagKeys": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant statement due to wildcard in
condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import lone_stars
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """Each lone star under ForAnyValue:StringNotLike, at the value."""
    name = clause.name
    if name is None or name.base != "StringNotLike" or name.quantifier is not Quantifier.FOR_ANY_VALUE:
        return
    for value in lone_stars(clause):
        message = (
            f"`{clause.operator}` with the value `*` never holds for `{clause.key}`, so the statement does nothing"
        )
        yield Hit(message, (value.path,), "drop the statement, or write the condition that is meant")

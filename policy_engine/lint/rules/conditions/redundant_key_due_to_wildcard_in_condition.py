"""A condition always holds, because a lone `*` matches any value and a missing key passes too.

It restricts nothing. Drop it, or ask with `Null` that the key be there, if that is what it is for.

Avoid: "StringLikeIfExists": {"aws:username": "*"}
Prefer: "Null": {"aws:username": "false"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant key due to wildcard in
condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import lone_stars
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """Each lone star under a StringLike operator that lets a missing key pass, at the value."""
    name = clause.name
    if name is None or name.base != "StringLike" or name.quantifier is Quantifier.FOR_ANY_VALUE:
        return
    if name.if_exists or name.quantifier is Quantifier.FOR_ALL_VALUES:
        for value in lone_stars(clause):
            message = (
                f"`{clause.operator}` with the value `*` holds whatever `{clause.key}` is, and where it is missing"
            )
            yield Hit(message, (value.path,), "drop the condition")

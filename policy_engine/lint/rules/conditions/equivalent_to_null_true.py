"""A StringNotLike condition whose value is a lone `*` only asks that the key be missing.

Any value matches `*`, so the condition holds only where the key is missing; `Null` says that plainly.

Avoid: "StringNotLike": {"aws:ResourceTag/team": "*"}
Prefer: "Null": {"aws:ResourceTag/team": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Equivalent to null true.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import lone_stars
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that is a lone star under StringNotLike, at the value."""
    if clause.operator.lower() == "stringnotlike":
        for value in lone_stars(clause):
            message = f"`{clause.key}` under `{clause.operator}` with the value `*` only asks that the key be missing"
            yield Hit(message, (value.path,), f'write "Null": {{"{clause.key}": "true"}}')

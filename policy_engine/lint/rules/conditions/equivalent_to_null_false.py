"""A StringLike condition whose value is a lone `*` only asks that the key be there.

Any value matches `*`, so the condition holds wherever the key is present; `Null` says that plainly.

Avoid: "StringLike": {"aws:ResourceTag/team": "*"}
Prefer: "Null": {"aws:ResourceTag/team": "false"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Equivalent to null false. AWS reports it for
the operator StringLike alone, for any key, at the value.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import lone_stars
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that is a lone star."""
    if clause.operator.lower() == "stringlike":
        for value in lone_stars(clause):
            message = f"`{clause.key}` under `{clause.operator}` with the value `*` only asks that the key be there"
            yield Hit(message, (value.path,), f'write "Null": {{"{clause.key}": "false"}}')

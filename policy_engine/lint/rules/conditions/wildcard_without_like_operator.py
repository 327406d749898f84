"""A value with a wildcard stands under an operator that reads it as plain text.

`*` and `?` stand for other characters only under StringLike and StringNotLike; under StringEquals the value is compared
as it is written.

Avoid: "StringEquals": {"aws:PrincipalTag/team": "blue-*"}
Prefer: "StringLike": {"aws:PrincipalTag/team": "blue-*"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Wildcard without like operator.
The ARN operators all know wildcards and are not reported; nor are the escapes `${*}` and `${?}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import has_wildcard
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each value with a wildcard under a String operator that knows none, at the value."""
    name = clause.name
    if name is None or not name.family.startswith("stringequals"):
        return
    for value in clause.values:
        if has_wildcard(value.text.replace("${*}", "").replace("${?}", "")):
            meant = name.replace(base="StringNotLike" if name.negated else "StringLike")
            message = f"`{clause.operator}` takes the wildcards in `{value.text}` as plain characters"
            yield Hit(message, (value.path,), f"write `{meant}`")

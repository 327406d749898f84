"""StringLike or StringNotLike compares a key that holds an ARN.

Its wildcards cross the colons of an ARN, so that a pattern meant for the name of a role may match another account. The
ARN operators compare field by field.

Avoid: "StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/app-*"}
Prefer: "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/app-*"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – String like operator with ARN
condition keys. StringEquals and its like are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.keys import KeyKind, condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A key of the type ARN under a StringLike operator, at the key."""
    name = clause.name
    if name is None or name.family != "stringlike":
        return
    known = condition_key(clause.key)
    if known.value_type == "ARN" and known.kind is not KeyKind.PROVIDER:
        message = f"`{clause.operator}` compares the ARN in `{clause.key}` as text, so a `*` crosses its fields"
        meant = str(name.replace(base=name.base.replace("String", "Arn")))
        yield Hit(
            message, (clause.key_path,), f"write `{meant}`; an ARN, or a whole value, also goes with StringEquals"
        )

"""A wildcard stands in a principal that takes none.

Principals are not patterns: only a whole `*` below `AWS` (or instead of the object) stands for everyone, and a part of
an ARN or any value of another kind with `*` or `?` names nobody. To allow the roles of a path, name their account
and compare `aws:PrincipalArn` in a condition.

Avoid: "Principal": {"AWS": "arn:aws:iam::111122223333:role/ops-*"}
Prefer: "Principal": {"AWS": "111122223333"}, "Condition": {"ArnLike": {"aws:PrincipalArn":
"arn:aws:iam::111122223333:role/ops-*"}}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported wildcard in principal; "AWS JSON policy
elements: Principal".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import is_everyone
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each value with a wildcard, except those that are everyone."""
    for principal in statement.principals:
        if ("*" in principal.text or "?" in principal.text) and not is_everyone(principal):
            message = f"the principal `{principal.text}` below `{principal.kind}` has a wildcard, so it names nobody"
            yield Hit(message, (principal.path,), _help(principal.kind))


def _help(kind: str) -> str:
    if kind == "AWS":
        return "name the account here, and compare `aws:PrincipalArn` with ArnLike in a condition"
    return f"name each `{kind}` principal in full"

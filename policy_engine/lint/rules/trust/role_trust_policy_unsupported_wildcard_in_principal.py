"""A role trust policy names everyone with a bare star.

The element of a trust policy names principals by their kind, and a role that everyone may assume is hardly what anyone
wants. Name accounts, roles, services or providers.

Avoid: "Principal": "*"
Prefer: "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Role trust policy unsupported wildcard in principal.
The form {"AWS": "*"} is not meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """A Principal that is a bare star."""
    if statement.members.get("Principal") == "*":
        message = 'the trust policy of a role takes no bare `"*"` as Principal'
        yield Hit(message, ((*statement.path, "Principal"),), 'name who may assume the role, such as {"AWS": "…"}')

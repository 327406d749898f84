"""A role trust policy has NotPrincipal.

IAM refuses it: a role says who may assume it. To shut somebody out, add a Deny statement that compares
`aws:PrincipalArn`.

Avoid: "NotPrincipal": {"AWS": "111122223333"}
Prefer: "Principal": {"AWS": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Role trust policy syntax error NotPrincipal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """The element."""
    if "NotPrincipal" in statement.members:
        message = "the trust policy of a role takes no `NotPrincipal`"
        yield Hit(message, ((*statement.path, Key("NotPrincipal")),), "name who may assume the role in Principal")

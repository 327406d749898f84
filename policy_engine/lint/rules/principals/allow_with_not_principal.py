"""An Allow statement has NotPrincipal.

It allows everyone but those who are listed, anonymous callers among them, and AWS may refuse to store it. List whom to
allow; to shut somebody out, add a Deny statement.

Avoid: "Effect": "Allow", "NotPrincipal": {"AWS": "111122223333"}
Prefer: "Effect": "Allow", "Principal": {"AWS": "444455556666"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Allow with NotPrincipal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """The element of an Allow statement."""
    if statement.allows and "NotPrincipal" in statement.members:
        message = "Allow with NotPrincipal lets everyone in who is not listed, anonymous callers too"
        yield Hit(message, ((*statement.path, Key("NotPrincipal")),), "list whom to allow in Principal")

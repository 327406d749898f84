"""A resource control policy excludes actions.

AWS refuses the policy: NotAction would reach services that resource control policies do not cover.

Avoid: {"Effect": "Deny", "Principal": "*", "NotAction": "s3:GetObject", "Resource": "*"}
Prefer: {"Effect": "Deny", "Principal": "*", "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – RCP syntax error NotAction.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """A statement with NotAction."""
    if "NotAction" in statement.members:
        message = "a resource control policy has no NotAction"
        yield Hit(message, ((*statement.path, Key("NotAction")),), "list the actions in Action")

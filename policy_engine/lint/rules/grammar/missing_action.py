"""A statement names no actions.

AWS refuses the policy: each statement has Action, or NotAction for everything but the actions listed.

Avoid: {"Effect": "Allow", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing action.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every statement with neither Action nor NotAction."""
    for statement in policy.statements:
        if "Action" not in statement.members and "NotAction" not in statement.members:
            yield Hit(
                "the statement has neither Action nor NotAction", (statement.path,), "name the actions it is about"
            )

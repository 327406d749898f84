"""A statement does not say whether it allows or denies.

AWS refuses the policy: there is no default.

Avoid: {"Action": "s3:GetObject", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every statement without Effect."""
    for statement in policy.statements:
        if "Effect" not in statement.members:
            yield Hit("the statement has no Effect", (statement.path,), "add an Effect of `Allow` or `Deny`")

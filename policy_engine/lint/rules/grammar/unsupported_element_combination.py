"""A statement has an element and its negation.

AWS refuses the policy: Action and NotAction, Resource and NotResource, Principal and NotPrincipal exclude each other.

Avoid: {"Effect": "Allow", "Action": "s3:*", "NotAction": "s3:DeleteBucket", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:DeleteBucket",
"Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported element combination.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Key


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every pair of which a statement has both."""
    for statement in policy.statements:
        for pair in PAIRS:
            if all(name in statement.members for name in pair):
                places = tuple((*statement.path, Key(name)) for name in pair)
                message = f"{pair[0]} and {pair[1]} exclude each other in one statement"
                yield Hit(message, places, "keep one of them, or write two statements")

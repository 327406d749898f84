"""A service control policy names principals.

AWS refuses the policy: it holds for all principals of the accounts that it is attached to. Conditions on
aws:PrincipalArn narrow it to some of them.

Avoid: {"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:role/admin"}, "Action": "iam:*",
"Resource": "*"}
Prefer: {"Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": {"ArnNotLike":
{"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}}}
Source: AWS, "IAM Access Analyzer policy check reference", Error – SCP syntax error principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """Principal and NotPrincipal."""
    for element in PAIRS[2]:
        if element in statement.members:
            message = f"a service control policy has no {element}"
            help_text = "leave it out; a condition on aws:PrincipalArn names principals"
            yield Hit(message, ((*statement.path, Key(element)),), help_text)

"""A role trust policy has Resource or NotResource.

IAM refuses it: a trust policy is about the role that it hangs on.

Avoid: "Action": "sts:AssumeRole", "Resource": "*"
Prefer: "Action": "sts:AssumeRole"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Role trust policy syntax error resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """Each of the two elements."""
    for element in PAIRS[1]:
        if element in statement.members:
            message = f"the trust policy of a role takes no `{element}`"
            yield Hit(message, ((*statement.path, Key(element)),), "leave it out; the policy is about its own role")

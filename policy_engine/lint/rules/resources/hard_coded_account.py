"""A resource names one account.

The policy works in that account alone; where it is to be used in others too, a wildcard or a placeholder of the
deployment tool keeps it the same everywhere.

Avoid: "Resource": "arn:aws:sqs:*:111122223333:orders"
Prefer: "Resource": "arn:aws:sqs:*:*:orders"
Source: AWS, "Amazon Resource Names (ARNs)". Off unless asked for: it is good practice where the policy is for one
place.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """An ARN whose account is written out."""
    arn = arn_text(resource.text)
    if arn.complete and arn.account.isdigit():
        yield Hit(f"`{resource.text}` is about the account `{arn.account}` alone", (resource.path,))

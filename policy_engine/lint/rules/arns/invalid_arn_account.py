"""The account in an ARN is no account id.

Accounts are named by their twelve digits; a shorter number, an alias or a number with dashes matches nothing.

Avoid: "Resource": "arn:aws:sqs:us-east-1:1234:orders"
Prefer: "Resource": "arn:aws:sqs:us-east-1:111122223333:orders"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid ARN account. AWS accepts wildcards, policy
variables, `aws` and an empty field, which other checks judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text, every_form_of, is_wild
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written

_OWNERS = frozenset({"aws", "amazon", "aws-managed", "aws-marketplace", "awslayer"})
"""What stands for an account in the ARNs of things that AWS and its sellers own."""


def check(resource: Written) -> Iterator[Hit]:
    """A fifth field that is neither twelve digits, nor a pattern, nor a word that the service uses there."""
    arn = arn_text(resource.text)
    if not arn.complete or _is_account(arn.account) or is_wild(arn.account) or arn.account in _OWNERS:
        return
    if arn.account in {form.account for form in every_form_of(arn.service)}:
        return
    message = f"the account `{arn.account}` in `{resource.text}` is no account id"
    yield Hit(message, (resource.path,), "write its twelve digits, or `*`")


def _is_account(text: str) -> bool:
    return not text or (len(text) == 12 and text.isascii() and text.isdigit())

"""An ARN leaves the account empty, and such resources are named with one.

The empty field matches only an empty one, so the ARN matches nothing.

Avoid: "Resource": "arn:aws:sqs:us-east-1::orders"
Prefer: "Resource": "arn:aws:sqs:us-east-1:111122223333:orders"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing ARN account. AWS accepts it for what it
owns itself, such as public parameters and documents of Systems Manager and views of Resource Explorer, and for a
resource of `*`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import ArnText, arn_text, every_form_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """An empty fifth field where every ARN form that fits has an account."""
    arn = arn_text(resource.text)
    if not arn.complete or arn.account or not arn.resource.strip("*:") or not _needs_account(arn):
        return
    message = f"`{resource.text}` names no account, and such an ARN of the service `{arn.service}` has one"
    yield Hit(message, (resource.path,), "write the account id, or `*`")


def _needs_account(arn: ArnText) -> bool:
    if arn.is_public or not arn.forms or not all(form.account for form in arn.forms):
        return False
    return all(form.account for form in every_form_of(arn.service) if form.fits(arn.tokens))

"""The service in an ARN is written with capitals.

ARNs compare by case, so this one matches none of the resources that it looks like.

Avoid: "Resource": "arn:aws:S3:::reports/*"
Prefer: "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid ARN service case.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """A third field with an upper-case letter."""
    arn = arn_text(resource.text)
    if arn.complete and arn.service != arn.service.lower():
        message = f"the service `{arn.service}` in `{resource.text}` is written in lower case"
        yield Hit(message, (resource.path,), f"write `{arn.service.lower()}`")

"""An ARN names a Region, and the resource is named without one.

The ARNs of such resources leave the field empty, so this one matches nothing.

Avoid: "Resource": "arn:aws:iam:us-east-1:111122223333:role/app"
Prefer: "Resource": "arn:aws:iam::111122223333:role/app"
Source: AWS, "IAM Access Analyzer policy check reference", Error – ARN Region not allowed. AWS lets `*` through.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """A fourth field, other than `*`, where no ARN form that fits has a Region."""
    arn = arn_text(resource.text)
    if not arn.complete or not arn.region.strip("*"):
        return
    if arn.candidates and not any(form.region for form in arn.candidates):
        message = f"`{resource.text}` names a Region, and such an ARN of the service `{arn.service}` has none"
        yield Hit(message, (resource.path,), "leave the field empty")

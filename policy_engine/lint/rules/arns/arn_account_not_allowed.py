"""An ARN names an account, and the resource is named without one.

The ARNs of such resources leave the field empty, so this one matches nothing.

Avoid: "Resource": "arn:aws:s3::111122223333:reports/*"
Prefer: "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – ARN account not allowed. AWS lets `*` through.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text, is_wild
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """A fifth field without wildcards where no ARN form that fits has an account."""
    arn = arn_text(resource.text)
    if not arn.complete or not arn.account or is_wild(arn.account):
        return
    if arn.candidates and not any(form.account for form in arn.candidates):
        message = f"`{resource.text}` names an account, and such an ARN of the service `{arn.service}` has none"
        yield Hit(message, (resource.path,), "leave the field empty")

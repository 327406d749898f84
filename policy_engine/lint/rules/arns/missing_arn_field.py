"""An ARN has fewer than six fields.

Five colons stand in front of the resource even where Region and account are empty; with fewer the text says something
else than was meant.

Avoid: "Resource": "arn:aws:s3:reports"
Prefer: "Resource": "arn:aws:s3:::reports"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing ARN field.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """A value that begins like an ARN and has too few colons."""
    arn = arn_text(resource.text)
    if arn.is_arn and not arn.complete:
        message = f"the ARN `{resource.text}` has {len(arn.fields)} fields of six"
        help_text = "write `arn:partition:service:region:account:resource`; fields may be empty"
        yield Hit(message, (resource.path,), help_text)

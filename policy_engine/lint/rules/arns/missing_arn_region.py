"""An ARN leaves the Region empty, and the service names all its resources with one.

The empty field matches only an empty one, so the ARN matches nothing.

Avoid: "Resource": "arn:aws:logs:::log-group:app"
Prefer: "Resource": "arn:aws:logs:eu-west-1:111122223333:log-group:app:*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing ARN Region. AWS judges by service: one that
has any ARN without a Region is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import always_has, arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(resource: Written) -> Iterator[Hit]:
    """An empty fourth field where every ARN form of the service has a Region."""
    arn = arn_text(resource.text)
    if not arn.complete or arn.region or arn.account == "aws" or arn.is_public:
        return
    if always_has("region", arn.service):
        message = f"`{resource.text}` names no Region, and every ARN of the service `{arn.service}` has one"
        yield Hit(message, (resource.path,), "write the Region, or `*`")

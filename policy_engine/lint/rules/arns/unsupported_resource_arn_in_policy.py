"""A resource policy names a resource that it cannot be about.

The policy of a bucket, access point or table speaks of that one and what is in it; statements about other resources
do nothing, and services refuse most of them.

Avoid: "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234"
Prefer: "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported resource ARN in policy. Where the type
of resource is known; AWS reports a lone `*` too.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.facts.attached import attached_to
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Resources that fit no ARN form of the type of resource that the policy hangs on."""
    attached = attached_to(statement.policy.resource_type)
    if attached is None:
        return
    for resource in statement.resources:
        arn = arn_text(resource.text)
        if resource.text == "*" or (arn.complete and not attached.may_name(arn)):
            message = f"`{resource.text}` is no resource that a policy of `{statement.policy.resource_type}` is about"
            yield Hit(message, (resource.path,), f"write an ARN such as `{attached.example}`")

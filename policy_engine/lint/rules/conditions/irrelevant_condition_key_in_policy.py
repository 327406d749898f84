"""A condition key says nothing in the policy of a resource of this type.

`s3:ResourceAccount` is the owner of the resource, and that is always the same for the bucket or access point that the
policy belongs to. The key is for policies of callers.

Avoid: "StringEquals": {"s3:ResourceAccount": "111122223333"}
Prefer: "StringEquals": {"aws:PrincipalAccount": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Irrelevant condition key in policy.
Only where the type of the resource is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause

_TYPES = ("AWS::S3::Bucket", "AWS::S3::AccessPoint")


def check(clause: Clause) -> Iterator[Hit]:
    """`s3:ResourceAccount` in the policy of a bucket or access point, at the key."""
    kind = clause.statement.policy.resource_type
    if kind in _TYPES:
        message = f"`{clause.key}` is always the owner of the resource in a policy of `{kind}`"
        yield Hit(message, (clause.key_path,), "drop the condition")

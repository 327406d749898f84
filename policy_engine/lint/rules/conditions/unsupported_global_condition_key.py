"""A condition key stands in a policy of a resource that is not supported there.

AWS gave up `aws:ARN`; whoever calls is known by `aws:PrincipalArn`, and the resource that a service calls for by
`aws:SourceArn`.

Avoid: "ArnLike": {"aws:ARN": "arn:aws:iam::111122223333:role/app"}
Prefer: "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported global condition key.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """The key `aws:ARN`, at the key."""
    message = f"the condition key `{clause.key}` is not supported in policies of resources"
    replacement = "write `aws:PrincipalArn` for the caller or `aws:SourceArn` for the resource that a service calls for"
    yield Hit(message, (clause.key_path,), replacement)

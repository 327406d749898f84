"""The policy of a resource is larger than the quota of its type of resource.

The service refuses the policy. Each has a quota of its own, such as 20 KB for buckets and 32 KB for KMS keys; where the
type of resource is not given, policies with only actions of S3 are taken as those of buckets, and others are let pass.

Avoid: "Principal": {"AWS": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b", …]}
Prefer: "Principal": {"AWS": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Policy size exceeds resource policy quota;
the quotas of the services.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sizes import oversize
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """The document, if it is too large."""
    return oversize(policy)

"""A resource control policy is longer than its quota.

AWS Organizations refuses the policy. It takes 5,120 characters; white space counts, except where the console removes
it.

Avoid: "Action": ["s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging", …]
Prefer: "Action": ["s3:GetObject*"]
Source: AWS, "IAM Access Analyzer policy check reference", Error – Policy size exceeds RCP quota; "Quotas and service
limits for AWS Organizations".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sizes import oversize
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """The document, if it is too large."""
    return oversize(policy)

"""A role trust policy is larger than its quota.

IAM refuses the policy. It takes 2,048 characters without white space; the quota can be raised to 4,096, in which case
this finding is to be ignored up to there.

Avoid: "Principal": {"AWS": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b", …]}
Prefer: "Principal": {"AWS": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Policy size exceeds role trust policy
quota; "IAM and AWS STS quotas".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sizes import oversize
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """The document, if it is too large."""
    return oversize(policy)

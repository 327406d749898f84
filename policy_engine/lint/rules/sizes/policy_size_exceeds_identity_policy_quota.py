"""An identity policy is larger than its quota.

IAM does not count white space. The inline policies of a role have 10,240 characters together, those of a group 5,120,
those of a user 2,048, a customer managed policy 6,144. Access Analyzer warns from 10,240 on, and so does this check; a
permissions boundary is held to the 6,144 of managed policies, a session policy to its 2,048 with white space.

Avoid: "Action": ["s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging", …]
Prefer: "Action": ["s3:GetObject*"]
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Policy size exceeds identity policy quota;
"IAM and AWS STS quotas". As AWS counts, the size is one more than that of the text without white space.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sizes import oversize
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """The document, if it is too large."""
    return oversize(policy)

"""The partition of an ARN does not exist.

An ARN in a partition that AWS does not have names no resource: an Allow grants nothing, a Deny stops nothing.

Avoid: "Resource": "arn:amazon:s3:::reports/*"
Prefer: "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid partition. AWS accepts wildcards there.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written
from policy_engine.regions import PARTITIONS, partitions_like


def check(resource: Written) -> Iterator[Hit]:
    """A second field that is no partition, nor a pattern for one."""
    arn = arn_text(resource.text)
    if arn.complete and not partitions_like(arn.partition):
        message = f"the partition `{arn.partition}` in `{resource.text}` does not exist"
        yield Hit(message, (resource.path,), f"write one of {', '.join(PARTITIONS)}")

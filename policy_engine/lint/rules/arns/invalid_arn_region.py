"""The Region in an ARN does not exist, or not in its partition.

Such an ARN matches no resource: an Allow grants nothing, a Deny stops nothing.

Avoid: "Resource": "arn:aws:sqs:us-east-9:111122223333:orders"
Prefer: "Resource": "arn:aws:sqs:us-east-1:111122223333:orders"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid ARN Region.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written
from policy_engine.regions import nearest_region, partitions_like, regions_like


def check(resource: Written) -> Iterator[Hit]:
    """A fourth field that is no Region of the partition, nor a pattern for one."""
    arn = arn_text(resource.text)
    if not arn.complete or not arn.region or not partitions_like(arn.partition):
        return
    if regions_like(arn.region, arn.partition):
        return
    where = f" in the partition `{arn.partition}`" if regions_like(arn.region) else ""
    near = "" if where else nearest_region(arn.region)
    message = f"the Region `{arn.region}` of `{resource.text}` does not exist{where}"
    yield Hit(message, (resource.path,), f"did you mean `{near}`?" if near else "write a Region, or `*`")

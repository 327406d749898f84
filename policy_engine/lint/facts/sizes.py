"""How large a policy may be: quotas by type of policy and of resource, and how AWS counts.

White space is counted where AWS stores the text as it is sent. Source: docs/semantics.md, "Documents"; AWS: "IAM and
AWS STS quotas", "Quotas and service limits for AWS Organizations" and the quotas of the services.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.named import NamedTuple
from policy_engine.syntax.document import PolicyType


class Quota(NamedTuple):
    """A limit; `as_of` is the day from which it holds, or the year in which AWS's pages said so."""

    most: int
    owner: str
    as_of: str
    blanks: bool = True
    """Whether white space counts."""
    in_bytes: bool = False
    extra: int = 0
    """What AWS counts beyond the text."""
    help: str = "split it, or write shorter patterns"


_RAISED = "name fewer principals, or ignore this up to 4,096 characters where the quota was raised"
BY_TYPE = {
    PolicyType.IDENTITY: Quota(10_240, "the inline policies of a role together", "2026", blanks=False, extra=1),
    PolicyType.BOUNDARY: Quota(6_144, "a managed policy, and so a permissions boundary", "2026", blanks=False),
    PolicyType.SESSION: Quota(2_048, "a session policy", "2026"),
    PolicyType.TRUST: Quota(2_048, "a role trust policy", "2026", blanks=False, help=_RAISED),
    PolicyType.SCP: Quota(10_240, "a service control policy", "2026-05-15"),
    PolicyType.RCP: Quota(5_120, "a resource control policy", "2026"),
    PolicyType.KMS_KEY: Quota(32_768, "a KMS key policy", "2026", in_bytes=True),
    PolicyType.ENDPOINT: Quota(20_480, "a VPC endpoint policy", "2026"),
}
"""For identity policies, 10,240 is where Access Analyzer begins to warn; a customer managed policy has 6,144."""
BY_RESOURCE = {
    "AWS::S3::Bucket": Quota(20_480, "a bucket policy", "2026", in_bytes=True),
    "AWS::S3::AccessPoint": Quota(20_480, "an access point policy", "2026", in_bytes=True),
    "AWS::KMS::Key": BY_TYPE[PolicyType.KMS_KEY],
    "AWS::EC2::VPCEndpoint": BY_TYPE[PolicyType.ENDPOINT],
    "AWS::DynamoDB::Table": Quota(20_480, "the policy of a table", "2026", in_bytes=True),
    "AWS::Lambda::Function": Quota(20_480, "the policy of a function", "2026", in_bytes=True),
    "AWS::SecretsManager::Secret": Quota(20_480, "the policy of a secret", "2026"),
}


def oversize(policy: PolicyView) -> Iterator[Hit]:
    """One finding for the whole document where it is above the quota of its type."""
    quota = quota_of(policy)
    if quota is None or _is_small(policy.source.text, quota):
        return
    size = size_of(policy.source.text, quota)
    if size > quota.most:
        unit = "bytes" if quota.in_bytes else "characters" if quota.blanks else "characters without white space"
        message = f"the policy has {size:,} {unit}; the quota of {quota.owner} is {quota.most:,}"
        yield Hit(message, ((),), quota.help)


def quota_of(policy: PolicyView) -> Quota | None:
    """The quota of a policy; `None` where the resource it hangs on is not known."""
    if policy.policy_type is not PolicyType.RESOURCE:
        return BY_TYPE[policy.policy_type]
    return BY_RESOURCE.get(policy.resource_type or _guessed(policy))


def _guessed(policy: PolicyView) -> str:
    # Buckets and access points have the same quota.
    actions = [action.text.lower() for statement in policy.statements for action in statement.actions]
    return "AWS::S3::Bucket" if actions and all(action.startswith("s3:") for action in actions) else ""


def _is_small(text: str, quota: Quota) -> bool:
    """Whether a text is within a quota however it is counted; a character has at most four bytes."""
    return len(text) * (4 if quota.in_bytes else 1) + quota.extra <= quota.most


def size_of(text: str, quota: Quota) -> int:
    """The size of a text as a quota counts it."""
    counted = text if quota.blanks else "".join(text.split())
    return (len(counted.encode("utf-8", "surrogatepass")) if quota.in_bytes else len(counted)) + quota.extra

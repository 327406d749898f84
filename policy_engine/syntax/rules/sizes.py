"""Size quotas, by policy type; where AWS leaves white space out of the count, only that outside strings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.findings import Finding
from policy_engine.record import Record
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.rules.report import quota


class Quota(Record):
    """A limit, what it counts, and whose it is."""

    most: int
    what: str
    white_space: bool = True
    in_bytes: bool = False


QUOTAS = {
    PolicyType.IDENTITY: Quota(most=6144, what="a customer managed policy", white_space=False),
    PolicyType.BOUNDARY: Quota(most=6144, what="a customer managed policy", white_space=False),
    PolicyType.TRUST: Quota(most=4096, what="a role trust policy, after a quota increase", white_space=False),
    PolicyType.SESSION: Quota(most=2048, what="a session policy"),
    PolicyType.SCP: Quota(most=10240, what="a service control policy"),
    PolicyType.RCP: Quota(most=5120, what="a resource control policy"),
    PolicyType.ENDPOINT: Quota(most=20480, what="a VPC endpoint policy"),
    PolicyType.KMS_KEY: Quota(most=32768, what="a KMS key policy", in_bytes=True),
    PolicyType.RESOURCE: Quota(most=20480, what="an S3 bucket policy", in_bytes=True),
}
_SPACE_OUTSIDE_STRINGS = r'("(?:[^"\\]|\\.)*")|[ \t\r\n]+'


def sizes(document: PolicyDocument) -> Iterator[Finding]:
    """A document above the quota of its type."""
    limit = QUOTAS[document.policy_type]
    text = document.source.text
    if len(text) <= limit.most and (not limit.in_bytes or text.isascii()):
        return
    if not limit.white_space:
        text = re.sub(_SPACE_OUTSIDE_STRINGS, lambda match: match.group(1) or "", text)
    size = len(text.encode("utf-8")) if limit.in_bytes else len(text)
    if size > limit.most:
        unit = "bytes" if limit.in_bytes else "characters"
        counted = "" if limit.white_space else " without white space"
        message = f"the document has {size:,} {unit}{counted}; {limit.what} takes {limit.most:,}"
        yield quota(document, message, "split it, or write shorter patterns")

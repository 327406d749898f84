"""Size quotas, by policy type; where AWS leaves white space out of the count, only that outside strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policy_engine.findings import Finding
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.rules.report import quota


class Quota(NamedTuple):
    """A limit, what it counts, and whose it is."""

    most: int
    what: str
    white_space: bool = True
    in_bytes: bool = False


QUOTAS = {
    PolicyType.IDENTITY: Quota(6144, "a customer managed policy", white_space=False),
    PolicyType.BOUNDARY: Quota(6144, "a customer managed policy", white_space=False),
    PolicyType.TRUST: Quota(4096, "a role trust policy, after a quota increase", white_space=False),
    PolicyType.SESSION: Quota(2048, "a session policy"),
    PolicyType.SCP: Quota(10240, "a service control policy"),
    PolicyType.RCP: Quota(5120, "a resource control policy"),
    PolicyType.ENDPOINT: Quota(20480, "a VPC endpoint policy"),
    PolicyType.KMS_KEY: Quota(32768, "a KMS key policy", in_bytes=True),
    PolicyType.RESOURCE: Quota(20480, "an S3 bucket policy", in_bytes=True),
}
_SPACE_OUTSIDE_STRINGS = re.compile(r'("(?:[^"\\]|\\.)*")|[ \t\r\n]+')


def sizes(document: PolicyDocument) -> Iterator[Finding]:
    """A document above the quota of its type."""
    limit = QUOTAS[document.policy_type]
    text = document.source.text
    if len(text) <= limit.most and (not limit.in_bytes or text.isascii()):
        return
    if not limit.white_space:
        text = _SPACE_OUTSIDE_STRINGS.sub(lambda match: match.group(1) or "", text)
    size = len(text.encode("utf-8")) if limit.in_bytes else len(text)
    if size > limit.most:
        unit = "bytes" if limit.in_bytes else "characters"
        counted = "" if limit.white_space else " without white space"
        message = f"the document has {size:,} {unit}{counted}; {limit.what} takes {limit.most:,}"
        yield quota(document, message, "split it, or write shorter patterns")

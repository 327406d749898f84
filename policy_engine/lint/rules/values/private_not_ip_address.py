"""A NotIpAddress condition compares `aws:SourceIp` with private addresses alone.

`aws:SourceIp` holds public addresses only, so it is never one of these, and the condition always holds. The
address inside a VPC is in `aws:VpcSourceIp`.

Avoid: "NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}
Prefer: "NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Private NotIpAddress.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.addresses import private_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A condition whose values are all private, at the values."""
    private, all_private = private_values(clause, "NotIpAddress")
    if private and all_private:
        message = f"`{clause.key}` holds public addresses, and `{private[0].text}` is not public: this always holds"
        places = tuple(value.path for value in private)
        yield Hit(message, places, "for addresses inside a VPC use `aws:VpcSourceIp` together with `aws:SourceVpc`")

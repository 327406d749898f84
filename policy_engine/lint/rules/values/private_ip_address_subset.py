"""An IpAddress condition compares `aws:SourceIp` with some private addresses.

`aws:SourceIp` holds public addresses only, so the private ones among the values do nothing. The address inside a VPC is
in `aws:VpcSourceIp`.

Avoid: "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "203.0.113.0/24"]}
Prefer: "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Private IP address subset.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.addresses import private_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """The private ones among the values, at these."""
    private, all_private = private_values(clause, "IpAddress")
    if private and not all_private:
        message = f"`{clause.key}` holds public addresses, so `{private[0].text}` does nothing here"
        places = tuple(value.path for value in private)
        yield Hit(message, places, "for addresses inside a VPC use `aws:VpcSourceIp` together with `aws:SourceVpc`")

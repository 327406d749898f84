"""A value of `aws:SourceVpce` is no id of a VPC endpoint.

An id is `vpce-` and 8 or 17 letters and digits; any other value never matches.

Avoid: "StringEquals": {"aws:SourceVpce": "vpce-1"}
Prefer: "StringEquals": {"aws:SourceVpce": "vpce-1a2b3c4d5e6f7a8b9"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid VPCE format.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import misshapen_ids
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each value of another form, at the value."""
    for value in misshapen_ids(clause, "vpce"):
        message = f"`{value.text}` is no id of a VPC endpoint"
        yield Hit(message, (value.path,), "write `vpce-` and 8 or 17 letters and digits")

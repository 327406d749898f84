"""A value of `aws:SourceVpc` is no id of a VPC.

An id is `vpc-` and 8 or 17 letters and digits; any other value never matches.

Avoid: "StringEquals": {"aws:SourceVpc": "vpc-1"}
Prefer: "StringEquals": {"aws:SourceVpc": "vpc-1a2b3c4d5e6f7a8b9"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid VPC format.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import misshapen_ids
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each value of another form, at the value."""
    for value in misshapen_ids(clause, "vpc"):
        message = f"`{value.text}` is no id of a VPC"
        yield Hit(message, (value.path,), "write `vpc-` and 8 or 17 letters and digits")

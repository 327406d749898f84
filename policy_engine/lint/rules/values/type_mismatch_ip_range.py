"""A value of an IP address condition is neither an address nor a range.

Such a value matches nothing: an IpAddress condition never holds by it, a NotIpAddress one is not kept from holding.

Avoid: "IpAddress": {"aws:SourceIp": "203.0.113.0/99"}
Prefer: "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Type mismatch IP range.
Policy variables are left to INVALID_VARIABLE_FOR_OPERATOR.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.values import network


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that cannot be read, at the value."""
    for value in plain_values(clause):
        if network(value.text) is None:
            message = f"`{value.text}` is no IP address or range, which `{clause.operator}` compares"
            yield Hit(
                message, (value.path,), "write an address such as `203.0.113.7` or a range such as `203.0.113.0/24`"
            )

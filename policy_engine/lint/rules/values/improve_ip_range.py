"""A range of IP addresses is written with host bits beyond its mask.

The range is the whole network, not what begins at the address that stands there. Write the network, so that nobody
reads it otherwise.

Avoid: "IpAddress": {"aws:SourceIp": "203.0.113.5/24"}
Prefer: "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Improve IP range.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.addresses import without_host_bits
from policy_engine.lint.facts.conditions import plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each range with host bits, at the value."""
    for value in plain_values(clause):
        network = without_host_bits(value.text)
        if network != value.text:
            message = f"the range `{value.text}` is the network `{network}`"
            yield Hit(message, (value.path,), f"write `{network}`")

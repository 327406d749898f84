"""One statement asks for a public address and for a VPC endpoint.

A request through a VPC endpoint has no `aws:SourceIp`, and one that comes otherwise has no key of an endpoint. All
conditions of a statement must hold, so this one never does. Write two statements, or use the negated operators, which
let a missing key pass, in a Deny.

Avoid: "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "StringEquals": {"aws:SourceVpce": "vpce-1a2b3c4d"}
Prefer: "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}
Source: AWS, "AWS global condition context keys": aws:SourceIp, aws:SourceVpce.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.presence import ENDPOINT_KEYS, requires_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A condition that needs `aws:SourceIp` next to one that needs a key of endpoints, at both keys."""
    if requires_key(clause):
        for other in clause.statement.clauses_on(*ENDPOINT_KEYS):
            if requires_key(other):
                message = f"no request has both `{clause.key}` and `{other.key}`, so the statement does nothing"
                yield Hit(message, (clause.key_path, other.key_path), "write a statement for each of the two")
                return

"""Two statements have the same Sid.

IAM and AWS Organizations refuse the policy: a Sid names one statement.

Avoid: {"Sid": "Reports", "Effect": "Allow", …}, {"Sid": "Reports", "Effect": "Deny", …}
Prefer: {"Sid": "ReadReports", "Effect": "Allow", …}, {"Sid": "KeepReports", "Effect": "Deny", …}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unique Sids required.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sids import repeated_sids
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every Sid that stands twice, at all its places."""
    return repeated_sids(policy)

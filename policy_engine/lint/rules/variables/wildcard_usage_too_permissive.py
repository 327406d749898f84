"""A wildcard stands in a value that should name one account, organization, network or caller.

Identifiers are given out at random, so those that begin alike belong to strangers. Access Analyzer asks that the keys
for accounts, organizations, VPCs and endpoints are compared without wildcards, that an organization's path has its
first characters, and that aws:userid has a wildcard only for the whole id of a role or in the name of its session.

Avoid: "StringLike": {"aws:ResourceAccount": "1111*"}
Prefer: "StringEquals": {"aws:ResourceAccount": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Wildcard usage too permissive.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.system_values import loose
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.patterns import Wild


def check(clause: Clause) -> Iterator[Hit]:
    """Values under an operator that reads wildcards."""
    return loose(clause, "wildcard", lambda part: isinstance(part, Wild))

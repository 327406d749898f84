"""A policy variable stands in a value that should name one account, organization, network or caller.

Whoever sets the value of the variable, such as a principal's tag, decides what the condition lets through. Variables
that AWS itself sets and nobody can choose, such as `${aws:PrincipalAccount}`, are safe.

Avoid: "StringLike": {"aws:PrincipalOrgID": "${aws:PrincipalTag/org}"}
Prefer: "StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Variable usage too permissive. AWS's own policies
compare accounts and organizations with variables of the same kind hundreds of times without a finding; those are left
out here, and so is every operator but the `Like` ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.global_keys import SYSTEM_IDENTIFIERS
from policy_engine.lint.facts.system_values import loose
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.syntax.variables import Variable

_SAFE = SYSTEM_IDENTIFIERS | {"aws:ec2instancesourcevpc"}
"""Variables whose values AWS sets and nobody can choose."""


def check(clause: Clause) -> Iterator[Hit]:
    """Values under an operator of the `Like` kind."""
    return loose(clause, "variable", _chosen)


def _chosen(part: object) -> bool:
    return isinstance(part, Variable) and part.name.lower() not in _SAFE

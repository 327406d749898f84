"""The default value of a policy variable is not in single quotes.

AWS refuses the policy. A default is written `${key, 'default'}`, with a quote on both sides.

Avoid: "Resource": "arn:aws:s3:::example-data/${aws:PrincipalTag/team, none}/*"
Prefer: "Resource": "arn:aws:s3:::example-data/${aws:PrincipalTag/team, 'none'}/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing quote in variable.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import Fault, faults
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every resource and condition value with such a variable."""
    return faults(statement, Fault.QUOTE)

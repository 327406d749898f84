"""A policy variable is not closed.

AWS refuses the policy: after `${` a `}` has to follow, before another variable begins.

Avoid: "Resource": "arn:aws:s3:::example-data/${aws:username/*"
Prefer: "Resource": "arn:aws:s3:::example-data/${aws:username}/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing brace in variable.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import Fault, faults
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every resource and condition value with such a variable."""
    return faults(statement, Fault.BRACE)

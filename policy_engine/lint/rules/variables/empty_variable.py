"""A policy variable names no key.

AWS refuses the policy: between the braces stands the name of a condition key.

Avoid: "Resource": "arn:aws:s3:::example-data/${}/*"
Prefer: "Resource": "arn:aws:s3:::example-data/${aws:username}/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Empty variable.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import Fault, faults
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every resource and condition value with such a variable."""
    return faults(statement, Fault.EMPTY)

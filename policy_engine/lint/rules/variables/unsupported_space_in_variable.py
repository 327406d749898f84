"""A policy variable has a space where none belongs, or none where one belongs.

AWS refuses the policy. One space follows the comma before a default value; the default and the name of a tag may hold
spaces.

Avoid: "Resource": "arn:aws:s3:::example-data/${aws: username}/*"
Prefer: "Resource": "arn:aws:s3:::example-data/${aws:username}/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported space in variable. Spaces
inside the name of a tag are left alone, since tags may have them.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import Fault, faults
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every resource and condition value with such a variable."""
    return faults(statement, Fault.SPACE)

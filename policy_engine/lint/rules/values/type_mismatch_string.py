"""A value of a BinaryEquals condition is not base64.

Such a value matches nothing. Binary values are written in base64.

Avoid: "BinaryEquals": {"aws:PrincipalTag/key": "not base64!"}
Prefer: "BinaryEquals": {"aws:PrincipalTag/key": "QmluYXJ5"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Type mismatch string.
Policy variables are left to INVALID_VARIABLE_FOR_OPERATOR.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.values import binary


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that cannot be read, at the value."""
    if operator_family(clause) == "Binary":
        for value in plain_values(clause):
            if binary(value.text) is None:
                message = f"`{value.text}` is not base64, which `{clause.operator}` compares"
                yield Hit(message, (value.path,), "write the bytes in base64")

"""A value of a Bool or Null condition is neither `true` nor `false`.

Such a value matches nothing. Letter case does not matter, and JSON booleans are as good as strings.

Avoid: "Bool": {"aws:SecureTransport": "yes"}
Prefer: "Bool": {"aws:SecureTransport": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Type mismatch Boolean.
Policy variables are left to INVALID_VARIABLE_FOR_OPERATOR.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.values import policy_boolean


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that cannot be read, at the value."""
    if operator_family(clause) in ("Bool", "Null"):
        for value in plain_values(clause):
            if policy_boolean(value.text) is None:
                message = f"`{value.text}` is no boolean, which `{clause.operator}` compares"
                yield Hit(message, (value.path,), "write `true` or `false`")

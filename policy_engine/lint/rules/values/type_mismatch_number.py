"""A value of a Numeric condition is no number.

Such a value matches nothing. A number has a sign, digits and a fraction, and neither unit nor exponent.

Avoid: "NumericLessThan": {"aws:MultiFactorAuthAge": "1h"}
Prefer: "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Type mismatch number.
Policy variables are left to INVALID_VARIABLE_FOR_OPERATOR.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.values import number


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that cannot be read, at the value."""
    if operator_family(clause) == "Numeric":
        for value in plain_values(clause):
            if number(value.text) is None:
                message = f"`{value.text}` is no number, which `{clause.operator}` compares"
                yield Hit(message, (value.path,), "write digits, with a sign or fraction where needed")

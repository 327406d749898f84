"""A value of a Date condition is no date.

Such a value matches nothing. A date is written as in ISO 8601.

Avoid: "DateLessThan": {"aws:CurrentTime": "next year"}
Prefer: "DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Type mismatch date.
Policy variables are left to INVALID_VARIABLE_FOR_OPERATOR.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.values import instant


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that cannot be read, at the value."""
    if operator_family(clause) == "Date":
        for value in plain_values(clause):
            if instant(value.text) is None:
                message = f"`{value.text}` is no date, which `{clause.operator}` compares"
                yield Hit(
                    message, (value.path,), "write `YYYY-MM-DD`, `YYYY-MM-DDThh:mm:ssZ` or another form of ISO 8601"
                )

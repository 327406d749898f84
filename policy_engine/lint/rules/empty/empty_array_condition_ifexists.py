"""A condition key is compared with an empty list under IfExists.

No value can match, so a positive operator is met only by requests without the key, for which Null is the plain form; a
negated one is always met.

Avoid: "StringEqualsIfExists": {"aws:username": []}
Prefer: "Null": {"aws:username": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty array condition IfExists.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.empty_values import Form, empty_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every key under an operator with IfExists, and without ForAllValues and ForAnyValue, whose list is empty."""
    return empty_values(statement, Form.IF_EXISTS)

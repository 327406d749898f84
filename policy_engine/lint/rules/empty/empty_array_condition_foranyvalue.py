"""A condition key is compared with an empty list under ForAnyValue.

No value of a request can be in the list, so a positive operator is never met; a negated one is met by every request
with the key.

Avoid: "ForAnyValue:StringEquals": {"aws:TagKeys": []}
Prefer: "ForAnyValue:StringEquals": {"aws:TagKeys": ["team"]}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty array condition ForAnyValue.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.empty_values import Form, empty_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every key under ForAnyValue whose list is empty."""
    return empty_values(statement, Form.FOR_ANY_VALUE)

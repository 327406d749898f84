"""A condition key is compared with an empty list.

No value can match: a positive operator is never met, a negated one always.

Avoid: "StringEquals": {"aws:username": []}
Prefer: "StringEquals": {"aws:username": ["alice"]}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty array condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.empty_values import Form, empty_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every key under an operator without ForAllValues, ForAnyValue and IfExists whose list is empty."""
    return empty_values(statement, Form.PLAIN)

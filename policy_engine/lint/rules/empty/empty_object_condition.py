"""A Condition, or an operator in it, is an empty object.

It asks for nothing, so the statement applies as if it were not there.

Avoid: "Condition": {"StringEquals": {}}
Prefer: "Condition": {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty object condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """A Condition of no operators, and every operator of no keys."""
    condition = statement.members.get("Condition")
    place = (*statement.path, "Condition")
    if condition == {}:
        yield Hit("Condition asks for nothing", (place,), "write a condition, or leave it out")
    for operator, block in condition.items() if isinstance(condition, dict) else ():
        if block == {}:
            yield Hit(f"`{operator}` asks for nothing", ((*place, operator),), "name a condition key, or leave it out")

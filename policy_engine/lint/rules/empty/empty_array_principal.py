"""A list of principals is empty.

A kind of principal with an empty list names nobody. If all of them are empty, the statement is about nobody.

Avoid: "Principal": {"AWS": []}
Prefer: "Principal": {"AWS": ["111122223333"]}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty array principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every kind of principal with no entries."""
    for element in PAIRS[2]:
        kinds = statement.members.get(element)
        for kind, names in kinds.items() if isinstance(kinds, dict) else ():
            if names == []:
                message = f"`{kind}` of {element} lists nobody"
                yield Hit(message, ((*statement.path, element, kind),), f"name principals, or leave `{kind}` out")

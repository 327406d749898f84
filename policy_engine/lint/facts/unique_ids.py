"""Unique ids of users and roles as principals.

Source: AWS, "IAM identifiers", "Unique identifiers".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_SHORTEST = 16


def references(statement: StatementView, prefix: str, kind: str) -> Iterator[Hit]:
    """A finding for each AWS principal that is an id of a kind; `prefix` is what ids of that kind begin with."""
    for principal in statement.principals:
        if principal.kind == "AWS" and _is_id(principal.text, prefix):
            message = f"the principal `{principal.text}` is the unique id of a {kind}, most likely of a deleted one"
            yield Hit(message, (principal.path,), f"write the ARN of the {kind}, or remove the id")


def _is_id(text: str, prefix: str) -> bool:
    return text.startswith(prefix) and len(text) >= _SHORTEST and text.isalnum() and text.isascii() and text.isupper()

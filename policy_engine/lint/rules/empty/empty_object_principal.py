"""A principal element is an empty object.

It names nobody: a statement with an empty Principal never applies, an empty NotPrincipal excludes nobody.

Avoid: "Principal": {}
Prefer: "Principal": {"AWS": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty object principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import StatementView

_MEANING = {"Principal": "the statement never applies", "NotPrincipal": "nobody is excluded"}


def check(statement: StatementView) -> Iterator[Hit]:
    """A Principal or NotPrincipal of no kinds."""
    for element in PAIRS[2]:
        if statement.members.get(element) == {}:
            message = f"{element} names nobody, so {_MEANING[element]}"
            yield Hit(message, ((*statement.path, element),), "name principals, or remove the statement")

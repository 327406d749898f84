"""A list of resources is empty.

An empty Resource makes a statement that never applies, an empty NotResource one that excludes nothing. AWS takes both;
it is seldom what was meant.

Avoid: "Resource": []
Prefer: "Resource": ["arn:aws:s3:::example-data/*"]
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty array resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """A Resource or NotResource of no entries."""
    if statement.members.get("Resource") == []:
        message = "Resource lists nothing, so the statement never applies"
        yield Hit(message, ((*statement.path, "Resource"),), "name resources, or remove the statement")
    if statement.members.get("NotResource") == []:
        message = "NotResource lists nothing, so it excludes nothing"
        yield Hit(message, ((*statement.path, "NotResource"),), 'name what to exclude, or write "Resource": "*"')

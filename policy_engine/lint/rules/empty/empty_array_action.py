"""A list of actions is empty.

An empty Action makes a statement that never applies, an empty NotAction one that excludes nothing. AWS takes both;
it is seldom what was meant.

Avoid: "Action": []
Prefer: "Action": ["s3:GetObject"]
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty array action.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """An Action or NotAction of no entries."""
    if statement.members.get("Action") == []:
        message = "Action lists nothing, so the statement never applies"
        yield Hit(message, ((*statement.path, "Action"),), "name actions, or remove the statement")
    if statement.members.get("NotAction") == []:
        message = "NotAction lists nothing, so it excludes nothing"
        yield Hit(message, ((*statement.path, "NotAction"),), 'name what to exclude, or write "Action": "*"')

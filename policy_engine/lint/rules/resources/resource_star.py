"""A statement names every resource, though its actions could be narrowed.

With `*` it also covers whatever comes to the account later. Where the resources are known, name them.

Avoid: "Action": "dynamodb:GetItem", "Resource": "*"
Prefer: "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:table/orders"
Source: AWS, "Actions, resources, and condition keys for AWS services". Off unless asked for: in many policies `*` is
meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.catalog import find_action
from policy_engine.lint.facts.naming import listed
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """An Allow on `*` with named actions that the reference has resource types for."""
    if statement.negates_resources or statement.negates_actions:
        return
    narrow = [each.text for each in statement.actions if (info := find_action(each.text)) and info.resources]
    if narrow:
        places = tuple(each.path for each in statement.resources if each.text == "*")
        yield Hit(f"{listed(narrow)} could be allowed on named resources", places, "name the resources")

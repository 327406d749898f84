"""An action stands beside resources that it does not work on.

For this action the statement does nothing; others of its actions have resources there. Give it the resource it needs,
or take it out.

Avoid: "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::reports/*"
Prefer: "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"]
Source: AWS, "Actions, resources, and condition keys for AWS services". Where the reference is known to have gaps,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.naming import listed
from policy_engine.lint.facts.working_on import idle_actions, resource_form
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """The idle actions of a statement that has others."""
    idle = idle_actions(statement)
    if idle and len(idle) < len(statement.actions):
        named = listed([each.text for each in idle])
        message = f"no resource of this statement is of a kind for {named}"
        yield Hit(message, tuple(each.path for each in idle), resource_form(idle[0].text))

"""No action of a Deny works on any of its resources.

The statement denies nothing, and what it was to stop stays allowed. Often the ARN is of another kind than the action
needs.

Avoid: "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::reports"
Prefer: "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "Actions, resources, and condition keys for AWS services". Where the reference is known to have gaps,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.working_on import idle_actions, resource_form
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """A Deny whose actions are all idle on its resources."""
    idle = idle_actions(statement)
    if idle and len(idle) == len(statement.actions):
        message = "no action of this statement works on its resources, so it denies nothing"
        yield Hit(message, ((*statement.path, "Resource"),), resource_form(idle[0].text))

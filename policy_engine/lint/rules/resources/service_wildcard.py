"""Every action of a service is allowed on every resource.

The statement takes in deletion, changes of permissions and whatever the service learns to do later. Name the actions,
or the resources.

Avoid: "Action": "dynamodb:*", "Resource": "*"
Prefer: "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:*:*:table/orders"
Source: AWS, "Security best practices in IAM", least privilege. Policies that allow everything are a matter of
FULL_ADMIN.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each `service:*` of an Allow on `*`."""
    if statement.negates_actions or statement.negates_resources:
        return
    for action in statement.actions:
        service, colon, name = action.text.partition(":")
        if colon and name and not name.strip("*") and service.strip("*"):
            message = f"`{action.text}` allows all that `{service}` can do, on every resource"
            yield Hit(message, (action.path,), "name the actions, or the resources")

"""A wildcard stands in the name of a service.

It also covers other services of a similar name, those to come included.

Avoid: "Resource": "arn:aws:*code*:*:111122223333:*"
Prefer: "Resource": "arn:aws:codebuild:*:111122223333:*"
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Wildcard in service name.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text, is_wild
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Resources and actions whose service holds `*` or `?`."""
    for resource in statement.resources:
        arn = arn_text(resource.text)
        # A variable is no wildcard here: it stands for one name.
        if arn.complete and is_wild(arn.service) and "${" not in resource.text.split(":")[2]:
            message = f"the wildcard in the service of `{resource.text}` also covers services of a similar name"
            yield Hit(message, (resource.path,), "name the service in full")
    for number, text in enumerate(statement.action_texts):
        service, colon, _name = text.partition(":")
        if colon and is_wild(service):
            action = statement.actions[number]
            message = f"the wildcard in the service of `{action.text}` also covers services of a similar name"
            yield Hit(message, (action.path,), "name the service in full")

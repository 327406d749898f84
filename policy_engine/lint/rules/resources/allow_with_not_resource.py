"""An Allow says with NotResource what it leaves out.

NotResource takes in every other resource, those to come and those of other accounts included. Name what is allowed,
or leave the rest to a Deny.

Avoid: "Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::audit/*"
Prefer: "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "IAM JSON policy elements: NotResource".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """An Allow with NotResource."""
    message = "NotResource in an Allow takes in everything but some resources, also those to come"
    yield Hit(message, ((*statement.path, "NotResource"),), "name in Resource what is allowed")

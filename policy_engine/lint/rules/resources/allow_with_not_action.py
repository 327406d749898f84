"""An Allow says with NotAction what it leaves out.

NotAction takes in every other action of every service, those to come included. Name what is allowed, or leave the
rest to a Deny.

Avoid: "Effect": "Allow", "NotAction": "iam:*", "Resource": "*"
Prefer: "Effect": "Allow", "Action": ["s3:*", "sqs:*"], "Resource": "*"
Source: AWS, "IAM JSON policy elements: NotAction".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """An Allow with NotAction."""
    message = "NotAction in an Allow takes in everything but some actions, also those to come"
    yield Hit(message, ((*statement.path, "NotAction"),), "name in Action what is allowed")

"""NotAction leaves creating service-linked roles open, on all roles but those in NotResource.

Whoever may create any service-linked role lets any service of AWS act in the account. Neither the action nor the
roles are named, so the right is easily given by accident.

Avoid: "NotAction": "s3:*", "NotResource": "arn:aws:iam::*:role/admin"
Prefer: "Action": "iam:CreateServiceLinkedRole", "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Create SLR with NotAction and
NotResource. A condition on `iam:AWSServiceName` ends it, unless a value begins with a wildcard.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.grants import CREATE_SLR, By, On, open_grants
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """NotAction that leaves the action open, with NotResource."""
    return open_grants(statement, CREATE_SLR, By.NOT_ACTION, On.NOT_RESOURCE)

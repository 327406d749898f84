"""Creating service-linked roles is allowed on all roles but those in NotResource.

Whoever may create any service-linked role lets any service of AWS act in the account. NotResource takes in every role
that is not in its list, those to come included.

Avoid: "Action": "iam:CreateServiceLinkedRole", "NotResource": "arn:aws:iam::*:role/admin"
Prefer: "Action": "iam:CreateServiceLinkedRole", "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Create SLR with NotResource. A condition
on `iam:AWSServiceName` ends it, unless a value begins with a wildcard.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.grants import CREATE_SLR, By, On, open_grants
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """The action by its name, with NotResource."""
    return open_grants(statement, CREATE_SLR, By.NAME, On.NOT_RESOURCE)

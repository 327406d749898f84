"""A wildcard allows creating service-linked roles on every role.

Whoever may create any service-linked role lets any service of AWS act in the account. A wildcard in the action gives
the right without a word of it.

Avoid: "Action": "iam:*", "Resource": "*"
Prefer: "Action": "iam:CreateServiceLinkedRole", "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Create SLR with star in action and
resource. AWS reports a resource of exactly `*`. A condition on `iam:AWSServiceName` ends it, unless a value begins
with a wildcard.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.grants import CREATE_SLR, By, On, open_grants
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """A wildcard that covers the action, on `*`."""
    return open_grants(statement, CREATE_SLR, By.WILDCARD, On.STAR)

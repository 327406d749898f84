"""NotAction leaves creating service-linked roles open, on every role.

Whoever may create any service-linked role lets any service of AWS act in the account. Add
`iam:CreateServiceLinkedRole` to NotAction, or name what is allowed.

Avoid: "NotAction": "s3:*", "Resource": "*"
Prefer: "NotAction": ["s3:*", "iam:*"], "Resource": "*"
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Create SLR with star in resource and
NotAction. A condition on `iam:AWSServiceName` ends it, unless a value begins with a wildcard.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.grants import CREATE_SLR, By, On, open_grants
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """NotAction that leaves the action open, on `*`."""
    return open_grants(statement, CREATE_SLR, By.NOT_ACTION, On.STAR)

"""NotAction leaves passing roles open, on every role.

Whoever may pass any role can start a service that runs with more rights than their own. Add `iam:PassRole` to
NotAction, or name what is allowed.

Avoid: "NotAction": "s3:*", "Resource": "*"
Prefer: "NotAction": ["s3:*", "iam:*"], "Resource": "*"
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Pass role with star in resource and
NotAction. A condition on `iam:PassedToService` ends the finding; one with
IfExists on EC2 or CodeBuild alone does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.grants import PASS_ROLE, By, On, open_grants
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """NotAction that leaves the action open, on `*`."""
    return open_grants(statement, PASS_ROLE, By.NOT_ACTION, On.STAR)

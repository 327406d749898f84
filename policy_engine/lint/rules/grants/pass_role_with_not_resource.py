"""Passing roles is allowed on all roles but those in NotResource.

Whoever may pass any role can start a service that runs with more rights than their own. NotResource takes in every
role that is not in its list, those to come included.

Avoid: "Action": "iam:PassRole", "NotResource": "arn:aws:iam::*:role/admin"
Prefer: "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app"
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Pass role with NotResource. A condition
on `iam:PassedToService` ends the finding; one with IfExists on EC2 or CodeBuild alone does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.grants import PASS_ROLE, By, On, open_grants
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """The action by its name, with NotResource."""
    return open_grants(statement, PASS_ROLE, By.NAME, On.NOT_RESOURCE)

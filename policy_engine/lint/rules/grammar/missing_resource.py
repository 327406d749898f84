"""A statement names no resources.

AWS refuses the policy: outside of role trust policies each statement has Resource or NotResource, if only `*`.

Avoid: {"Effect": "Allow", "Action": "s3:GetObject"}
Prefer: {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-data/*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing resource. Statements of ECR repository
policies, which have no Resource, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.syntax.document import PolicyType

_OF_REPOSITORIES = ("ecr:", "ecr-public:")


def check(statement: StatementView) -> Iterator[Hit]:
    """A statement with neither Resource nor NotResource."""
    if not _of_repository(statement):
        help_text = 'name the ARNs it is about, or "*" for every resource'
        yield Hit("the statement has neither Resource nor NotResource", (statement.path,), help_text)


def _of_repository(statement: StatementView) -> bool:
    if statement.policy.policy_type is not PolicyType.RESOURCE or not statement.actions:
        return False
    return all(action.text.lower().startswith(_OF_REPOSITORIES) for action in statement.actions)

"""A Deny by the tags of the resource says with NotAction what it is about.

NotAction takes in the actions of all services, and many of them come without tags of the resource: for those the
condition mostly fails and nothing is denied.

Avoid: "Effect": "Deny", "NotAction": "s3:*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}
Prefer: "Effect": "Deny", "Action": "dynamodb:DeleteTable",
  "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Deny NotAction with unsupported tag
condition key for service.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.tag_support import tag_clauses
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each condition on a tag of the resource beside NotAction."""
    if statement.denies and statement.negates_actions:
        for clause in tag_clauses(statement, negated=True):
            message = f"many actions that NotAction leaves come without `{clause.key}`, so less is denied than it seems"
            yield Hit(message, (clause.key_path,), "name the actions in Action")

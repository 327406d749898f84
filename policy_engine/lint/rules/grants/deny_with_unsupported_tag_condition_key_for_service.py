"""A Deny by the tags of the resource names actions that come without tags.

Where a request carries no tags, the key is missing and the condition is not about tags any more: mostly it fails, and
the action stays allowed.

Avoid: "Effect": "Deny", "Action": "logs:DescribeLogGroups",
  "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}
Prefer: "Effect": "Deny", "Action": "dynamodb:DeleteTable",
  "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Deny with unsupported tag condition key
for service. An action pattern counts if one of the actions it covers has neither `aws:ResourceTag` nor
`aws:RequestTag` in the reference; Null is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.tag_support import tag_clauses, unsupported
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each condition on a tag of the resource under any operator, with the actions that have no tags."""
    if statement.denies:
        effect = "the statement denies less than it seems to"
        yield from unsupported(statement, tag_clauses(statement, negated=True), effect)

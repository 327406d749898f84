"""An Allow by the tags of the resource names actions that come without tags.

Where a request carries no tags, the key is missing and the condition fails: those actions are not allowed.

Avoid: "Effect": "Allow", "Action": "logs:DescribeLogGroups",
  "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}
Prefer: "Effect": "Allow", "Action": "dynamodb:DeleteTable",
  "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Allow with unsupported tag condition key for
service. An action pattern counts if one of the actions it covers has neither `aws:ResourceTag` nor `aws:RequestTag`
in the reference; Null and negated operators are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.tag_support import tag_clauses, unsupported
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each condition on a tag of the resource under a positive operator, with the actions that have no tags."""
    if statement.allows:
        effect = "the statement allows less than it seems to"
        yield from unsupported(statement, tag_clauses(statement, negated=False), effect)

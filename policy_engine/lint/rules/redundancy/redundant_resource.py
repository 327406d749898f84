"""A resource list holds entries that another entry of the list covers.

They grant nothing more and make the policy longer; whoever removes the wider entry later may think that the narrower
one is all there was.

Avoid: "Resource": ["arn:aws:s3:::reports*", "arn:aws:s3:::reports/2026"]
Prefer: "Resource": ["arn:aws:s3:::reports*"]
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant resource. AWS compares the entries
of one list as globs over the whole ARN, by case, and reports each widest pattern with all that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.covering import covered_groups
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each group of entries of which one covers the others."""
    resources = statement.resources
    for group in covered_groups([resource.text for resource in resources]):
        members = [resources[number] for number in group]
        longest = max((each.text for each in members), key=len)
        widest = min((each.text for each in members), key=len)
        message = f"{len(members)} entries of this list are covered by one of them; `{longest}` adds nothing"
        yield Hit(message, tuple(each.path for each in members), f"keep `{widest}` alone")

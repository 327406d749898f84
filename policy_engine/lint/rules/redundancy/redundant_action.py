"""An action list holds entries that another entry of the list covers.

They grant nothing more and make the policy longer; whoever removes the wider entry later may think that the narrower
one is all there was.

Avoid: "Action": ["s3:Get*", "s3:GetObject"]
Prefer: "Action": ["s3:Get*"]
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant action. AWS compares the entries of
one list as globs, without regard to case, and reports each widest pattern with all that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.covering import covered_groups
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each group of entries of which one covers the others."""
    for group in covered_groups(statement.action_texts):
        members = [statement.actions[number] for number in group]
        longest = max((each.text for each in members), key=len)
        widest = min((each.text for each in members), key=len)
        message = f"{len(members)} entries of this list are covered by one of them; `{longest}` adds nothing"
        yield Hit(message, tuple(each.path for each in members), f"keep `{widest}` alone")

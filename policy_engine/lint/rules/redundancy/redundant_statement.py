"""A statement stands twice.

The second adds nothing, and whoever changes one of the two later may miss the other.

Avoid: "Statement": [{"Sid": "A", …}, {"Sid": "B", …}], equal but for the Sid
Prefer: "Statement": [{"Sid": "A", …}]
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant statement. Statements are equal if
they differ in Sid, in the order of lists and in the case of actions alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sameness import meaning
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView, StatementView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Each group of equal statements, at all of them."""
    groups: dict[object, list[StatementView]] = {}
    for statement in policy.statements:
        groups.setdefault(meaning(statement), []).append(statement)
    for group in groups.values():
        if len(group) > 1:
            message = f"{len(group)} statements say the same"
            yield Hit(message, tuple(each.path for each in group), "keep one of them")

"""A statement stands twice.

The second adds nothing, and whoever changes one of the two later may miss the other.

Avoid: "Statement": [{"Sid": "A", …}, {"Sid": "B", …}], equal but for the Sid
Prefer: "Statement": [{"Sid": "A", …}]
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant statement. Statements are equal if
they differ in Sid, in the order of lists and in the case of actions alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from policy_engine.lint.facts.sameness import meaning
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView, StatementView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Each group of equal statements, at all of them."""
    # What says the same names the same actions, which is sooner seen.
    for alike in _groups(policy.statements, lambda statement: statement.action_names):
        for group in _groups(alike, meaning):
            message = f"{len(group)} statements say the same"
            yield Hit(message, tuple(each.path for each in group), "keep one of them")


def _groups(
    statements: Iterable[StatementView], key: Callable[[StatementView], object]
) -> Iterator[list[StatementView]]:
    """Those with the same key, where they are several."""
    found: dict[object, list[StatementView]] = {}
    for statement in statements:
        found.setdefault(key(statement), []).append(statement)
    return (group for group in found.values() if len(group) > 1)

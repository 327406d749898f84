"""A condition key stands beside actions that never carry it.

For those actions the key is missing from every request: an Allow never applies to them, or applies as if there were
no condition.

Avoid: "Action": ["iam:PassRole", "iam:GetRole"], "Condition": {"StringEquals":
  {"iam:PassedToService": "ec2.amazonaws.com"}}
Prefer: "Action": "iam:PassRole", "Condition": {…}, and a statement of its own for iam:GetRole
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported action for condition key. AWS judges a
short list of keys, and no wildcards; conditions that are made for a missing key (IfExists, Null) are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.catalog import find_action
from policy_engine.lint.facts.action_keys import carries
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_JUDGED = frozenset({"iam:associatedresourcearn", "iam:passedtoservice"})
"""Keys of iam:PassRole alone; others stand beside actions without them in statements that AWS itself shows."""


def check(statement: StatementView) -> Iterator[Hit]:
    """Each such key, with the actions that are named beside it and do not carry it."""
    if statement.negates_actions:
        return
    for clause in statement.clauses_on(*_JUDGED):
        if clause.name is None or clause.name.if_exists or clause.name.base == "Null":
            continue
        idle = [each for each in statement.actions if find_action(each.text) and not carries(each.text, clause.lowered)]
        if idle:
            named = ", ".join(f"`{each.text}`" for each in idle)
            places = (*(each.path for each in idle), clause.key_path)
            yield Hit(f"requests for {named} never carry `{clause.key}`", places, "give them a statement of their own")

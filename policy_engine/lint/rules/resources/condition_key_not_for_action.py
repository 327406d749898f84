"""A condition asks for a key that no action of the statement carries.

The key is missing from every request, so the condition fails each time, or holds each time, whatever its value.

Avoid: "Action": "s3:GetObject", "Condition": {"StringLike": {"s3:prefix": "home/*"}}
Prefer: "Action": "s3:ListBucket", "Condition": {"StringLike": {"s3:prefix": "home/*"}}
Source: AWS, "Actions, resources, and condition keys for AWS services". Global keys, conditions that are made for a
missing key (IfExists, Null), and keys for which the reference is known to have gaps are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.catalog import key_type
from policy_engine.global_keys import global_key_type
from policy_engine.lint.facts.action_keys import carries
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView

_GAPS = (
    "a4b:",
    "aws-marketplace:productid",
    "codeconnections:",
    "codestar-connections:",
    "iottwinmaker:linkedservices",
)
"""Beginnings of keys that are in requests for more actions than the reference says."""


def check(statement: StatementView) -> Iterator[Hit]:
    """Each key of a service that none of the actions has."""
    if statement.negates_actions or any(each.text.startswith("*") for each in statement.actions):
        return
    for clause in statement.clauses:
        if not _is_judged(clause):
            continue
        covered = [actions_matching(each.text) for each in statement.actions]
        if all(covered) and not any(carries(action, clause.lowered) for each in covered for action in each):
            yield Hit(
                f"no action of this statement carries `{clause.key}`", (clause.key_path,), "take a key that they carry"
            )


def _is_judged(clause: Clause) -> bool:
    if clause.name is None or clause.name.if_exists or clause.name.base == "Null" or clause.lowered.startswith(_GAPS):
        return False
    is_global = clause.lowered.startswith("aws:") or global_key_type(clause.lowered) is not None
    return not is_global and key_type(clause.lowered) is not None

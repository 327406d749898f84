"""A condition asks for what only another action can bring, and that action is not allowed.

A role is assumed with a source identity or with session tags only where setting them is allowed too; without, every
such request is denied.

Avoid: "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:SourceIdentity": "ana"}}
Prefer: "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"], "Condition": {…}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing action for condition key. Allow statements
are judged; the other action may stand in another statement of the policy, and conditions that a missing key satisfies
are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.actions import covers
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, PolicyView, StatementView

_NEEDED = {
    "sts:sourceidentity": "sts:SetSourceIdentity",
    "sts:transitivetagkeys": "sts:TagSession",
    "aws:requesttag/": "sts:TagSession",
    "aws:tagkeys": "sts:TagSession",
}
_ASSUMING = frozenset({"sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity"})


def check(statement: StatementView) -> Iterator[Hit]:
    """Conditions of a statement that allows to assume roles, where the action behind the key is nowhere allowed."""
    if not statement.allows or not any(action.text.lower() in _ASSUMING for action in statement.actions):
        return
    for clause in statement.clauses_on(*_NEEDED):
        family, slash, _tag = clause.lowered.partition("/")
        needed = _NEEDED[family + slash]
        if _asks(clause) and not _allowed(statement.policy, needed):
            message = f"`{clause.key}` is in a request only with `{needed}`, which is not allowed"
            yield Hit(message, (clause.key_path,), f"add `{needed}` to the actions")


def _asks(clause: Clause) -> bool:
    """Whether the condition holds only where the key is there."""
    name = clause.name
    if name is None or name.if_exists or name.negated or name.quantifier.value == "ForAllValues":
        return False
    return name.base != "Null" or any(value.text.lower() == "false" for value in clause.values)


def _allowed(policy: PolicyView, needed: str) -> bool:
    return any(
        covers(action.text.lower(), needed.lower())
        for each in policy.statements
        if each.allows and not each.negates_actions
        for action in each.actions
    )

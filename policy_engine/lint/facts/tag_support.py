"""Whether conditions on the tags of the resource can do anything for the actions of a statement.

Source: AWS: "IAM Access Analyzer policy check reference", "… with unsupported tag condition key for
service".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.catalog import all_actions
from policy_engine.lint.facts.action_keys import carries
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView

_RESOURCE_TAG = "aws:resourcetag/"
_TAGS = (_RESOURCE_TAG, "aws:requesttag/")


@lru_cache(maxsize=16384)
def action_without_tags(text: str) -> str:
    """The first action that an action text covers whose requests carry tags of neither kind; empty if there is none."""
    # A star stands for every action of AWS: the first few services answer for all.
    actions = all_actions() if text in ("*", "*:*") else actions_matching(text)
    return next((action for action in actions if not any(carries(action, key) for key in _TAGS)), "")


def tag_clauses(statement: StatementView, *, negated: bool) -> list[Clause]:
    """The conditions on `aws:ResourceTag/…`, one a key; those under negated operators only if asked for.

    A key that lacks the name of the tag has a finding of its own.
    """
    found: dict[str, Clause] = {}
    named = (each for each in statement.clauses_on(_RESOURCE_TAG) if each.lowered != _RESOURCE_TAG)
    for clause in named:
        name = clause.name
        if name is not None and name.base != "Null" and (negated or not name.negated):
            found.setdefault(clause.lowered, clause)
    return list(found.values())


def unsupported(statement: StatementView, clauses: list[Clause], effect: str) -> Iterator[Hit]:
    """For each condition, the actions of the statement that it does not work for, and its key."""
    if not clauses or statement.negates_actions:
        return
    offending = [(action, without) for action in statement.actions if (without := action_without_tags(action.text))]
    if not offending:
        return
    services = ", ".join(f"`{each}`" for each in dict.fromkeys(without.partition(":")[0] for _, without in offending))
    places = tuple(action.path for action, _without in offending)
    for clause in clauses:
        message = f"`{clause.key}` is not in every request for these actions of {services}, so {effect}"
        help_text = f"`{offending[0][1]}` is one without tags: move such actions to a statement of their own"
        yield Hit(message, (*places, clause.key_path), help_text)

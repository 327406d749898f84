"""Which actions a policy allows on every resource of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.lint.facts.reach import is_administrator, reach_of, touched
from policy_engine.lint.facts.ways import listed
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path


def everywhere(policy: PolicyView, actions: Iterable[str]) -> dict[str, Path]:
    """The actions that are allowed on any resource of their kind, with the entry that allows each."""
    likely = [] if is_administrator(policy) else list(actions)
    reach = reach_of(policy) if likely else None
    if reach is None:
        return {}
    return {action: reach.place(match, action) for action in likely if (match := reach.anywhere(action))}


def hit_on(policy: PolicyView, actions: Iterable[str], message: str, help_text: str) -> Iterator[Hit]:
    """One finding for all of some risky actions; `{actions}` in the message stands for them."""
    mentioned = touched(policy)
    found = everywhere(policy, [action for action in actions if action in mentioned])
    if found:
        places = tuple(dict.fromkeys(found.values()))
        yield Hit(message.format(actions=listed(list(found))), places, help_text)

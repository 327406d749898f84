"""Which actions a policy allows on every resource of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.lint.facts.naming import listed
from policy_engine.lint.facts.risky import administrating, mentioned
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path


def everywhere(policy: PolicyView, actions: Iterable[str]) -> dict[str, Path]:
    """The actions that are allowed on any resource of their kind, with the entry that allows each."""
    likely = list(actions)
    if not likely or administrating(policy) is not None:
        return {}
    # The evaluator is loaded only for policies that need it.
    from policy_engine.lint.facts.reach import reach_of

    reach = reach_of(policy)
    if reach is None:
        return {}
    return {action: reach.place(match, action) for action in likely if (match := reach.anywhere(action))}


def hit_on(policy: PolicyView, actions: Iterable[str], message: str, help_text: str) -> Iterator[Hit]:
    """One finding for all of some risky actions; `{actions}` in the message stands for them."""
    likely = mentioned(policy).openly
    found = everywhere(policy, [action for action in actions if action in likely])
    if found:
        places = tuple(dict.fromkeys(found.values()))
        yield Hit(message.format(actions=listed(list(found))), places, help_text)

"""Which ways from a few permissions to more a policy leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policy_engine.lint.facts.escalation import Way
from policy_engine.lint.facts.reach import Reach, is_administrator, reach_of, touched
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path
from policy_engine.verdicts import Match


class OpenWay(NamedTuple):
    """A way that is open: its actions, and for each the statement that allows it."""

    actions: tuple[str, ...]
    matches: tuple[Match, ...]


def open_ways(policy: PolicyView, ways: Iterable[Way]) -> Iterator[OpenWay]:
    """The ways that the policy, evaluated whole, leaves open; none for one that allows everything anyway."""
    mentioned = touched(policy)
    likely = [way for way in ways if mentioned.issuperset((*way.anywhere, *way.somewhere))]
    reach = reach_of(policy) if likely and not is_administrator(policy) else None
    if reach is not None:
        for way in likely:
            matches = _matches(reach, way)
            if matches:
                yield OpenWay((*way.anywhere, *way.somewhere), matches)


def _matches(reach: Reach, way: Way) -> tuple[Match, ...]:
    found: list[Match] = []
    for action in (*way.anywhere, *way.somewhere):
        match = reach.somewhere(action) if action in way.somewhere else reach.anywhere(action, passed_to=way.service)
        if match is None:
            return ()
        found.append(match)
    return tuple(found)


def hit_of(policy: PolicyView, ways: Iterable[Way], message: str, help_text: str) -> Iterator[Hit]:
    """One finding for all ways of a kind that are open; `{ways}` in the message stands for them."""
    found = list(open_ways(policy, ways))
    reach = reach_of(policy) if found else None
    if reach is not None:
        places: dict[Path, None] = {}
        for way in found:
            for action, match in zip(way.actions, way.matches, strict=True):
                places[reach.place(match, action)] = None
        names = dict.fromkeys(" + ".join(way.actions) for way in found)
        yield Hit(message.format(ways=listed(list(names))), tuple(sorted(places, key=repr)), help_text)


def listed(names: list[str], most: int = 4) -> str:
    """Some names in backticks, and how many there are beyond."""
    shown = ", ".join(f"`{name}`" for name in names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown

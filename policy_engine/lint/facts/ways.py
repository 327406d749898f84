"""Which ways from a few permissions to more a policy leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.lint.facts.escalation import Way
from policy_engine.lint.facts.naming import listed
from policy_engine.lint.facts.risky import administrating, mentioned
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.named import NamedTuple
from policy_engine.paths import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.lint.facts.reach import Reach


class OpenWay(NamedTuple):
    """A way that is open: its actions, and for each the entry that allows it."""

    actions: tuple[str, ...]
    places: tuple[Path, ...]


def open_ways(policy: PolicyView, ways: Iterable[Way]) -> Iterator[OpenWay]:
    """The ways that the policy, evaluated whole, leaves open; none for one that allows everything anyway."""
    at_all, openly = mentioned(policy)
    likely = [way for way in ways if openly.issuperset(way.anywhere) and at_all.issuperset(way.somewhere)]
    if not likely or administrating(policy) is not None:
        return
    # The evaluator is loaded only for policies that need it.
    from policy_engine.lint.facts.reach import reach_of

    reach = reach_of(policy)
    if reach is not None:
        for way in likely:
            places = _places(reach, way)
            if places:
                yield OpenWay((*way.anywhere, *way.somewhere), places)


def _places(reach: Reach, way: Way) -> tuple[Path, ...]:
    found: list[Path] = []
    for action in (*way.anywhere, *way.somewhere):
        match = reach.somewhere(action) if action in way.somewhere else reach.anywhere(action, passed_to=way.service)
        if match is None:
            return ()
        found.append(reach.place(match, action))
    return tuple(found)


def hit_of(policy: PolicyView, ways: Iterable[Way], message: str, help_text: str) -> Iterator[Hit]:
    """One finding for all ways of a kind that are open; `{ways}` in the message stands for them."""
    found = list(open_ways(policy, ways))
    if found:
        names = dict.fromkeys(" + ".join(way.actions) for way in found)
        places = dict.fromkeys(place for way in found for place in way.places)
        yield Hit(message.format(ways=listed(list(names))), tuple(places), help_text)

"""Say the same with less: what is said twice, follows from the rest or contradicts it is left out.

Only what is exact: a condition follows from another if it is the same one, or if the other leaves its key a few values
that all meet it; it contradicts another if none of those does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from policy_engine.residual.formula import Formula, Need, Way
from policy_engine.residual.terms import Part, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Member = TypeVar("Member")


def simplified(formula: Formula) -> Formula:
    """An equal formula."""
    unless = _weakest(_possible(formula.unless), _part_implies)
    ways = [way for way in (_way(way, unless) for way in formula.ways) if way is not None]
    ways = _weakest(ways, _way_implies)
    left = [_reduced(part, ways) for part in unless if not _excluded(part, ways)]
    if not ways or any(not part.terms for part in left):
        return Formula()
    return Formula(ways=tuple(ways), unless=tuple(_weakest(left, _part_implies)))


def _way(way: Way, unless: Sequence[Part]) -> Way | None:
    """The way with nothing in it that cannot be; `None` where that is all there is."""
    needs = [Need(kind=need.kind, parts=tuple(_alternatives(need, unless))) for need in way.needs]
    if not all(need.parts for need in needs):
        return None
    return Way(needs=tuple(_strongest(needs, _need_implies)))


def _alternatives(need: Need, unless: Sequence[Part]) -> list[Part]:
    alive = [part for part in _possible(need.parts) if not any(_part_implies(part, deny) for deny in unless)]
    return _weakest(alive, _part_implies)


def _possible(parts: Iterable[Part]) -> list[Part]:
    """The parts that do not contradict themselves, each term in them once."""
    reduced = (part.replace(terms=tuple(_strongest(part.terms, _implies))) for part in parts)
    return [part for part in reduced if not _contradict(part, part)]


def _excluded(part: Part, ways: Iterable[Way]) -> bool:
    """Whether the ways leave no room for a part."""
    return all(any(all(_contradict(each, part) for each in need.parts) for need in way.needs) for way in ways)


def _reduced(part: Part, ways: Iterable[Way]) -> Part:
    """The part without the terms that hold on every way."""
    return part.replace(terms=tuple(term for term in part.terms if not all(_way_gives(way, term) for way in ways)))


def _way_gives(way: Way, term: Term) -> bool:
    return any(all(any(_implies(each, term) for each in part.terms) for part in need.parts) for need in way.needs)


def _weakest(members: Iterable[Member], implies: Callable[[Member, Member], bool]) -> list[Member]:
    """Of alternatives: those that do not imply another; of equal ones the first."""
    kept: list[Member] = []
    for member in members:
        if not any(implies(member, each) for each in kept):
            kept = [each for each in kept if not implies(each, member)]
            kept.append(member)
    return kept


def _strongest(members: Iterable[Member], implies: Callable[[Member, Member], bool]) -> list[Member]:
    """Of what must hold together: what does not follow from another; of equal ones the first."""
    return _weakest(members, lambda one, other: implies(other, one))


def _way_implies(one: Way, other: Way) -> bool:
    return all(any(_need_implies(each, need) for each in one.needs) for need in other.needs)


def _need_implies(one: Need, other: Need) -> bool:
    return all(any(_part_implies(each, part) for part in other.parts) for each in one.parts)


def _part_implies(one: Part, other: Part) -> bool:
    return all(any(_implies(each, term) for each in one.terms) for term in other.terms)


def _contradict(one: Part, other: Part) -> bool:
    return any(_excludes(each, term) or _excludes(term, each) for each in one.terms for term in other.terms)


def _implies(one: Term, other: Term) -> bool:
    """Whether the other holds wherever the one does."""
    if one.identity == other.identity:
        return True
    return _comparable(one, other) and all(other.test({one.keys[0]: value}) for value in one.only_values or ())


def _excludes(one: Term, other: Term) -> bool:
    """Whether the other never holds where the one does."""
    return _comparable(one, other) and not any(other.test({one.keys[0]: value}) for value in one.only_values or ())


def _comparable(one: Term, other: Term) -> bool:
    """Whether the few values of the one say all about the other."""
    if one.only_values is None or one.keys != other.keys:
        return False
    return not one.boolean or other.boolean

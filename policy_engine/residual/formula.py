"""The conditions under which a request is allowed, as data: ways to be allowed, and what must not hold."""

from __future__ import annotations

from enum import Enum

from policy_engine.context import Values
from policy_engine.decision import Decision
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record
from policy_engine.residual.terms import Part


class Certainty(Enum):
    """How far an answer rests on keys that nobody gave."""

    ALLOWED = "allowed"
    """Whatever their values."""
    CONDITIONAL = "conditional"
    """For some values allowed, for others perhaps not."""
    DENIED = "denied"
    """Whatever their values."""


class Need(Record):
    """One of its parts has to hold; it is a kind of policy that must allow, or a level of it."""

    kind: PolicyKind
    parts: tuple[Part, ...]

    def holds(self, values: Values) -> bool:
        """Whether one of the parts does."""
        return any(part.holds(values) for part in self.parts)


class Way(Record):
    """One way to be allowed: all of its needs have to hold; without any, nothing has to."""

    needs: tuple[Need, ...] = ()

    def holds(self, values: Values) -> bool:
        """Whether all needs do."""
        return all(need.holds(values) for need in self.needs)


class Formula(Record):
    """Allowed if one of the ways holds, unless a part of `unless` does; without a way it is denied."""

    ways: tuple[Way, ...] = ()
    unless: tuple[Part, ...] = ()

    def holds(self, values: Values) -> bool:
        """Whether it comes out as allowed with these context values."""
        return any(way.holds(values) for way in self.ways) and not any(part.holds(values) for part in self.unless)

    def both(self, other: Formula) -> Formula:
        """What holds if both do."""
        ways = tuple(Way(needs=(*one.needs, *two.needs)) for one in self.ways for two in other.ways)
        return Formula(ways=ways, unless=(*self.unless, *other.unless))

    @property
    def identity(self) -> object:
        """Formulas with the same ask for the same conditions, wherever these stand."""
        ways = frozenset(frozenset(frozenset(map(_terms, need.parts)) for need in way.needs) for way in self.ways)
        return ways, frozenset(map(_terms, self.unless))

    @property
    def certainty(self) -> Certainty:
        """Whether anything is open."""
        if not self.ways:
            return Certainty.DENIED
        unconditional = not self.unless and any(not way.needs for way in self.ways)
        return Certainty.ALLOWED if unconditional else Certainty.CONDITIONAL


def _terms(part: Part) -> frozenset[object]:
    return frozenset(term.identity for term in part.terms)


NEVER = Formula()
ALWAYS = Formula(ways=(Way(),))


class Further(Record):
    """An action that is checked as well once the request carries one of some keys, with what that check rests on."""

    action: str
    keys: tuple[str, ...]
    formula: Formula


class Residual(Record):
    """A decision, and under which conditions a request that differs in open keys only is allowed.

    `decision` is AWS's answer to the request as it stands, without the keys that nobody gave. `further` are checks
    that come in once open keys have a value, such as sts:TagSession with session tags.
    """

    decision: Decision
    formula: Formula
    further: tuple[Further, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """Whether anything is open."""
        found = self.formula.certainty
        if found is Certainty.ALLOWED and any(each.formula.certainty is not found for each in self.further):
            return Certainty.CONDITIONAL
        return found

    @property
    def possible(self) -> bool:
        """Whether it is not denied for sure."""
        return self.certainty is not Certainty.DENIED

    def holds(self, values: Values) -> bool:
        """Whether the request is allowed with these context values, which replace all of its own."""
        called = (each for each in self.further if any(key in values for key in each.keys))
        return self.formula.holds(values) and all(each.formula.holds(values) for each in called)

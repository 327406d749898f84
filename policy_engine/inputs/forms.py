"""Every policy in a JSON text, in whatever form people keep it.

A policy is the whole text, or stands somewhere in it: in an array, in the answer of one of AWS's interfaces, in an
account dump, as an object or as a string, URL-encoded or not. Large texts are read piece by piece.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from policy_engine.inputs.coded import is_url_encoded, unescaped, url_decoded
from policy_engine.inputs.embedded import Embedded, ToOuter
from policy_engine.inputs.looks import (
    holds_template_function,
    looks_like_policy,
    may_hold_policy,
    speaks_of_policy,
)
from policy_engine.inputs.places import Passed, Place
from policy_engine.inputs.scan import scalar_end, scanned
from policy_engine.longest import LONGEST
from policy_engine.record import Record
from policy_engine.source import Shift
from policy_engine.syntax.json_tree import JsonError, first_value, name_at, refuse_more, skip_space, unfinished


class TooLong(Record):
    """A policy with more characters than are read."""

    label: str
    length: int

    def inside(self, _step: ToOuter) -> TooLong:
        """The same; where it stands is told by its label alone."""
        return self


Found = Embedded | TooLong
Counts = dict[Passed, int]
"""How many times something was passed over, by the reason."""


def policies_in(text: str, passed: Counts) -> Iterator[Found]:
    """Every policy of a text, in its order; what is passed over is counted in `passed`.

    Raises `JsonError` at the first mistake in a text that is no JSON, after the policies before it, and
    `RecursionError` where the text is nested too deeply to be read at all.
    """
    if is_url_encoded(text):
        decoded, back = url_decoded(text.rstrip())
        yield from (each.inside(back) for each in _Search(decoded, passed).run(Place()))
    else:
        yield from _Search(text, passed).run(Place())


class _Search:
    """The search of one text; each step yields what it finds and returns where the value ends."""

    def __init__(self, text: str, passed: Counts) -> None:
        self._text = text
        self._passed = passed

    def run(self, place: Place) -> Iterator[Found]:
        end = yield from self._value(first_value(self._text), place, whole=True)
        refuse_more(self._text, end)

    def _value(self, at: int, place: Place, *, whole: bool = False) -> Generator[Found, None, int]:
        known = scanned(self._text, at)
        if known is None:
            if self._text.startswith(("{", "["), at):
                return (yield from self._unscanned(at, place))
            return scalar_end(self._text, at)
        value, end = known
        if isinstance(value, str):
            yield from self._string(value, at, end, place)
        elif isinstance(value, dict | list) and may_hold_policy(self._text, at, end):
            yield from self._container(value, at, end, place, whole=whole)
        return end

    def _container(
        self, value: dict[str, object] | list[object], at: int, end: int, place: Place, *, whole: bool
    ) -> Iterator[Found]:
        if reason := place.passed(value):
            self._pass(reason)
        elif not looks_like_policy(value, meant=place.is_policy):
            if isinstance(value, dict):
                place.describe(value)
            yield from self._entries(at, place, [])
        elif holds_template_function(value):
            self._pass(Passed.TEMPLATE)
        elif whole and len(self._text) <= LONGEST:
            yield Embedded(text=self._text, label=place.label, policy_type=place.policy_type)
        else:
            text = self._text[at:end]
            yield Embedded(text=text, steps=(Shift(at),), label=place.label, policy_type=place.policy_type)

    def _unscanned(self, at: int, place: Place) -> Generator[Found, None, int]:
        """A container longer than any policy that is read, or one with a mistake in it."""
        names: list[str] = []
        end = yield from self._entries(at, place, names)
        if "Statement" in names and self._text.find('"Effect"', at, end) >= 0:
            yield TooLong(label=place.label, length=end - at)
        return end

    def _entries(self, at: int, place: Place, names: list[str]) -> Generator[Found, None, int]:
        """Whatever stands in a container; the names of members are added to `names`."""
        text = self._text
        closing = "}" if text.startswith("{", at) else "]"
        at = skip_space(text, at + 1)
        if text.startswith(closing, at):
            return at + 1
        number = 0
        while True:
            step: str | int = number
            if closing == "}":
                name, at = name_at(text, at)
                names.append(step := name.value)
            at = skip_space(text, (yield from self._value(at, Place(place, step))))
            if text.startswith(closing, at):
                return at + 1
            if not text.startswith(",", at):
                raise unfinished(text, at, closing)
            at = skip_space(text, at + 1)
            number += 1

    def _string(self, value: str, at: int, end: int, place: Place) -> Iterator[Found]:
        if not may_hold_policy(value):
            return
        ways: tuple[ToOuter, ...] = (unescaped(self._text, at, end),)
        if is_url_encoded(value):
            value, back = url_decoded(value)
            ways = (back, *ways)
        if not value.lstrip().startswith(("{", "[")):
            return
        if place.in_function:
            self._pass(Passed.TEMPLATE)
            return
        for each in self._text_inside(value, place):
            for way in ways:
                each = each.inside(way)
            yield each

    def _text_inside(self, value: str, place: Place) -> list[Found]:
        # Half of a surrogate pair is no character, and could not be printed.
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        try:
            return list(_Search(value, self._passed).run(place))
        except JsonError:
            if not speaks_of_policy(value):
                return []
            return [Embedded(text=value, label=place.label, policy_type=place.policy_type)]

    def _pass(self, reason: Passed) -> None:
        self._passed[reason] = self._passed.get(reason, 0) + 1

"""The context of a request: its condition keys, by lower-case name, with text values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policy_engine.errors import RequestError
from policy_engine.named import NamedTuple

Value = str | tuple[str, ...]
"""A scalar, or the values of a key given as a list."""
Values = Mapping[str, Value]
Scalar = str | bool | int | float
Entries = Mapping[str, Scalar | list[Scalar]]
_TAG = "aws:requesttag/"


def scalar_text(value: Scalar) -> str:
    """A value as JSON would write it: `True` is `true`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


Raw = tuple[Scalar | tuple[str, ...], ...]
"""The values of a context as they were given; lists as tuples of text."""


class Shape:
    """What contexts with the same names and kinds of values have in common."""

    __slots__ = ("lists", "places", "tags")

    def __init__(self, places: dict[str, int], lists: tuple[int, ...], tags: tuple[str, ...]) -> None:
        self.places = places
        """The place of each value, by name in lower case."""
        self.lists = lists
        """The places of the values that are lists."""
        self.tags = tags
        """The names of the tags in the request."""

    def values(self, raw: Raw) -> dict[str, Value]:
        """The values by name in lower case."""
        return {name: value_text(raw[place]) for name, place in self.places.items()}


Given = tuple[Shape, Raw]
"""The keys that a request came with."""


def given_context(entries: Entries) -> Given:
    """What a request is given, as it is now.

    Raises `RequestError` where two names differ only in case: AWS gives no defined answer to such a request.
    """
    if not entries:
        return NOTHING_GIVEN
    # The applications of one place send contexts of a few shapes, again and again.
    key = (*entries, *map(type, entries.values()))
    shape = _SHAPES.get(key)
    if shape is None:
        shape = _shape(key)
    raw: Any = tuple(entries.values())
    if shape.lists:
        raw = tuple(_texts(value) if place in shape.lists else value for place, value in enumerate(raw))
    return shape, raw


def _shape(key: tuple[Any, ...]) -> Shape:
    names, kinds = key[: len(key) // 2], key[len(key) // 2 :]
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        lowered = name.lower()
        if lowered in places:
            raise RequestError(f"the context key `{name}` is given twice, in different letter case")
        places[lowered] = place
    lists = tuple(place for place, kind in enumerate(kinds) if not issubclass(kind, str | bool | int | float))
    tags = tuple(name[len(_TAG) :] for name in names if name[: len(_TAG)].lower() == _TAG)
    if len(_SHAPES) >= _SHAPES_KEPT:
        _SHAPES.clear()
    return _SHAPES.setdefault(key, Shape(places, lists, tags))


def value_text(value: Scalar | tuple[str, ...]) -> Value:
    """A value as conditions compare it."""
    return value if value.__class__ is str or isinstance(value, tuple) else scalar_text(value)


def _texts(given: Iterable[Scalar]) -> tuple[str, ...]:
    return tuple(scalar_text(each) for each in given)


_SHAPES: dict[tuple[Any, ...], Shape] = {}
_SHAPES_KEPT = 1024
NOTHING_GIVEN: Given = (Shape({}, (), ()), ())


def normalised(entries: Mapping[str, Scalar | Iterable[Scalar]]) -> dict[str, Value]:
    """The entries by lower-case name, every value text. Raises `RequestError` as `given_context` does."""
    anything: Any = entries
    shape, raw = given_context(anything)
    return shape.values(raw)

"""The context of a request: its condition keys, by lower-case name, with text values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policy_engine.errors import RequestError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Raw = tuple[Any, ...]
    """The values of a context as they were given, but for lists, which are tuples of text."""

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
    text = str(value)
    return _without_exponent(text) if isinstance(value, float) and "e" in text else text


def _without_exponent(text: str) -> str:
    """A number as people write it; condition operators read no exponents."""
    from decimal import Decimal

    return format(Decimal(text), "f")


class Shape:
    """What contexts with the same names have in common."""

    __slots__ = ("places", "tags")

    def __init__(self, places: dict[str, int], tags: tuple[str, ...]) -> None:
        self.places = places
        """The place of each value, by name in lower case."""
        self.tags = tags
        """The names of the tags in the request."""

    def values(self, raw: Raw) -> dict[str, Value]:
        """The values by name in lower case."""
        return {name: value_text(raw[place]) for name, place in self.places.items()}


Given = tuple[Shape, "Raw"]
"""The keys that a request came with."""


def given_context(entries: Entries) -> Given:
    """What a request is given, as it is now; its values become text when they are read.

    Raises `RequestError` where two names differ only in case: AWS gives no defined answer to such a request.
    """
    if not entries:
        return NOTHING_GIVEN
    names = tuple(entries)
    # The applications of one place send contexts of a few shapes, again and again.
    shape = _SHAPES.get(names)
    if shape is None:
        shape = _shape(names)
    raw: Raw = tuple(entries.values())
    try:
        hash(raw)
    except TypeError:
        # What has no hash, such as a list, can change before it is read.
        raw = tuple([value if isinstance(value, _SCALAR) else _texts(value) for value in raw])
    return shape, raw


def _shape(names: tuple[str, ...]) -> Shape:
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        lowered = name.lower()
        if lowered in places:
            raise RequestError(f"the context key `{name}` is given twice, in different letter case")
        places[lowered] = place
    tags = tuple(name[len(_TAG) :] for name in names if name[: len(_TAG)].lower() == _TAG)
    if len(_SHAPES) >= _SHAPES_KEPT:
        _SHAPES.clear()
    return _SHAPES.setdefault(names, Shape(places, tags))


def value_text(value: Any) -> Value:
    """A value as conditions compare it; a list stays a list, also of one element."""
    if value.__class__ is str:
        text: str = value
        return text
    return scalar_text(value) if isinstance(value, _SCALAR) else _texts(value)


def _texts(given: Iterable[Scalar]) -> tuple[str, ...]:
    return tuple(scalar_text(each) for each in given)


_SCALAR = (str, bool, int, float)
_SHAPES: dict[tuple[str, ...], Shape] = {}
_SHAPES_KEPT = 1024
NOTHING_GIVEN: Given = (Shape({}, ()), ())


def normalised(entries: Mapping[str, Scalar | Iterable[Scalar]]) -> dict[str, Value]:
    """The entries by lower-case name, every value text. Raises `RequestError` as `given_context` does."""
    anything: Any = entries
    shape, raw = given_context(anything)
    return shape.values(raw)

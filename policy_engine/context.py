"""The context of a request: its condition keys, by lower-case name, with text values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from policy_engine.errors import RequestError

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


class Shape(NamedTuple):
    """What contexts with the same names and kinds of values have in common."""

    names: tuple[str, ...]
    """The names in lower case."""
    written: tuple[tuple[int, Callable[[Any], Value]], ...]
    """The places of the values that are not strings, each with what makes it text."""
    tags: tuple[str, ...]
    """The names of the tags in the request."""
    called_via: int | None
    """The place of `aws:CalledVia`."""


class Given(NamedTuple):
    """The keys that a request came with; a list stays a list, also of one element."""

    shape: Shape
    texts: tuple[Value, ...]

    def values(self) -> dict[str, Value]:
        """The values by name."""
        return dict(zip(self.shape.names, self.texts, strict=True))


def given_context(entries: Entries) -> Given:
    """Lower-case the names and make every value text.

    Raises `RequestError` where two names differ only in case: AWS gives no defined answer to such a request.
    """
    if not entries:
        return NOTHING_GIVEN
    texts: tuple[Any, ...] = tuple(entries.values())
    shape = _shape(tuple(entries), tuple(map(type, texts)))
    if shape.written:
        converted = list(texts)
        for place, text_of in shape.written:
            converted[place] = text_of(converted[place])
        texts = tuple(converted)
    return _given((shape, texts))


# The applications of one place send contexts of a few shapes, again and again.
@lru_cache(maxsize=1024)
def _shape(names: tuple[str, ...], kinds: tuple[type, ...]) -> Shape:
    lowered: dict[str, None] = {}
    for name in names:
        key = name.lower()
        if key in lowered:
            raise RequestError(f"the context key `{name}` is given twice, in different letter case")
        lowered[key] = None
    written = tuple((place, _text_of(kind)) for place, kind in enumerate(kinds) if kind is not str)
    tags = tuple(name[len(_TAG) :] for name in names if name[: len(_TAG)].lower() == _TAG)
    called_via = list(lowered).index("aws:calledvia") if "aws:calledvia" in lowered else None
    return Shape(tuple(lowered), written, tags, called_via)


def _text_of(kind: type) -> Callable[[Any], Value]:
    return scalar_text if issubclass(kind, str | bool | int | float) else _listed_texts


def _listed_texts(given: Iterable[Scalar]) -> tuple[str, ...]:
    return tuple(scalar_text(each) for each in given)


_given = Given._make
NOTHING_GIVEN = Given(Shape((), (), (), None), ())


def normalised(entries: Mapping[str, Scalar | Iterable[Scalar]]) -> dict[str, Value]:
    """The entries by lower-case name, every value text. Raises `RequestError` as `given_context` does."""
    entries_: Any = entries
    return given_context(entries_).values()


def single_value(values: Values, key: str) -> str | None:
    """The value of a key that a policy variable may name; a multi-valued key has none."""
    value = values.get(key)
    return value if isinstance(value, str) else None

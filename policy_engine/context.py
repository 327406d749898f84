"""The context of a request: its condition keys, by lower-case name, with text values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policy_engine.errors import RequestError

Value = str | tuple[str, ...]
"""A scalar, or the values of a key given as a list."""
Values = Mapping[str, Value]
Scalar = str | bool | int | float


def scalar_text(value: Scalar) -> str:
    """A value as JSON would write it: `True` is `true`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def normalised(entries: Mapping[str, Scalar | Iterable[Scalar]]) -> dict[str, Value]:
    """Lower-case the names and make every value text; a list stays a list, also of one element.

    Raises `RequestError` where two names differ only in case: AWS gives no defined answer to such a request.
    """
    values: dict[str, Value] = {}
    for name, given in entries.items():
        key = name.lower()
        if key in values:
            raise RequestError(f"the context key `{name}` is given twice, in different letter case")
        # Most values are strings, and this is on the way of every request.
        if given.__class__ is str:
            values[key] = given
        elif isinstance(given, str | bool | int | float):
            values[key] = scalar_text(given)
        else:
            values[key] = tuple(scalar_text(each) for each in given)
    return values


def single_value(values: Values, key: str) -> str | None:
    """The value of a key that a policy variable may name; a multi-valued key has none."""
    value = values.get(key)
    return value if isinstance(value, str) else None

"""Scalars and lists of JSON, as policies and contexts write them."""

import json
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

# A tuple is a value that was given as a list, whatever its length.
Value = str | tuple[str, ...]
Context = dict[str, Value]


def text_of(scalar: object) -> str:
    """Unquoted numbers and booleans count by their JSON text, numbers without exponent."""
    if isinstance(scalar, float) and "e" in repr(scalar):
        return f"{Decimal(repr(scalar)):f}"
    return scalar if isinstance(scalar, str) else json.dumps(scalar)


def value_of(given: object) -> Value:
    """Keep the difference between a scalar and a list: it decides how plain operators see the value."""
    return tuple(text_of(item) for item in given) if isinstance(given, list) else text_of(given)


def listed(given: object) -> list[str]:
    """One string is short for a list of one."""
    return [text_of(item) for item in given] if isinstance(given, list) else [text_of(given)]


def lookup(context: Context, key: str) -> Value | None:
    """Key names are compared without regard to letter case."""
    return context.get(key.lower())

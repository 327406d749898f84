"""JSON values at the speed of the standard library's scanner, without ever holding a large text as one value."""

from __future__ import annotations

from json import JSONDecoder

from policy_engine.longest import LONGEST
from policy_engine.syntax.json_tree import value_at

_LENGTHS = (512, 65_536, LONGEST)
"""Characters that are tried one after the other: a slice costs next to nothing beside the reading of a short value."""


def _constant(name: str) -> object:
    raise ValueError(name)


# Numbers keep their text, which has no limit on the digits and costs least.
_DECODER = JSONDecoder(parse_int=str, parse_float=str, parse_constant=_constant)


def scanned(text: str, at: int) -> tuple[object, int] | None:
    """The value that begins at an offset and where it ends; `None` where it is longer than any policy, or no JSON.

    Numbers come as their text. Raises `RecursionError` where it is nested too deeply for the scanner.
    """
    if not text.startswith(("{", "["), at):
        return _scanned(text, at)
    for length in _LENGTHS:
        if len(text) - at <= length:
            return _scanned(text, at)
        found = _scanned(text[at : at + length], 0)
        if found:
            return found[0], at + found[1]
    return None


def _scanned(text: str, at: int) -> tuple[object, int] | None:
    try:
        return _DECODER.raw_decode(text, at)
    except ValueError:
        return None


def scalar_end(text: str, at: int) -> int:
    """The end of the string, number or word at an offset. Raises `JsonError`."""
    return value_at(text, at).end

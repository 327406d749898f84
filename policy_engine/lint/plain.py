"""JSON text as plain values, at the speed of the standard library's scanner.

Checks look at plain values and name places by path; where a place is in the text is worked out only for what they
find. Numbers keep their text, and an object whose member stands twice says so.
"""

from __future__ import annotations

import re
from json import JSONDecoder

from policy_engine.named import NamedTuple
from policy_engine.syntax.json_tree import DEEPEST, JsonError, parse_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class Number(NamedTuple):
    """A number by its JSON text."""

    text: str


class Repeating(dict[str, "Plain"]):
    """An object in which a member stands more than once; the last one counts."""

    names: tuple[str, ...] = ()


Plain: TypeAlias = str | bool | None | Number | list["Plain"] | dict[str, "Plain"]

_SURROGATE = re.compile("[\ud800-\udfff]|\\\\u[dD][89a-fA-F]").search


def read_plain(text: str) -> Plain:
    """The value of a JSON text. Raises `JsonError` on whatever the tree reader refuses."""
    try:
        value: Plain = _DECODER.decode(text)
    except (ValueError, RecursionError):
        value = _refused(text)
    if _holds_half(text) or (text.count("{") + text.count("[") > DEEPEST and _too_deep(value)):
        # The scanner takes this, the tree reader may not.
        parse_json(text)
    return value


def _holds_half(text: str) -> bool:
    return ("\\u" in text or not text.isascii()) and _SURROGATE(text) is not None


def _too_deep(value: Plain) -> bool:
    level: list[Plain] = [value]
    for _depth in range(DEEPEST + 1):
        containers = [each for each in level if isinstance(each, list | dict)]
        if not containers:
            return False
        level = [inner for each in containers for inner in (each.values() if isinstance(each, dict) else each)]
    return True


def _refused(text: str) -> Plain:
    parse_json(text)
    raise JsonError(0, "the text is no JSON")


def _object(members: list[tuple[str, Plain]]) -> dict[str, Plain]:
    made = dict(members)
    if len(made) == len(members):
        return made
    names = [name for name, _value in members]
    repeating = Repeating(made)
    repeating.names = tuple(name for name in made if names.count(name) > 1)
    return repeating


def _constant(name: str) -> Plain:
    raise ValueError(name)


_DECODER = JSONDecoder(object_pairs_hook=_object, parse_int=Number, parse_float=Number, parse_constant=_constant)


def scalar_text(value: Plain) -> str | None:
    """A condition value as AWS reads it: a string, or the JSON text of a number or boolean; `None` for others."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Number():
            return value.text
        case _:
            return None


def kind_of(value: Plain) -> str:
    """What a value is, in the words of JSON."""
    match value:
        case str():
            return "string"
        case bool():
            return "boolean"
        case None:
            return "null"
        case Number():
            return "number"
        case list():
            return "array"
        case _:
            return "object"

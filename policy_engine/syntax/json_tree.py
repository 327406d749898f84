"""JSON text as a tree that knows where each value stands and keeps duplicate members.

This is the fast way in; it stops at the first mistake. What is wrong with a text it refuses is said by
`policy_engine.syntax.json_errors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.named import NamedTuple
from policy_engine.source import Span

DEEPEST = 32
"""Levels of nesting that are read; a policy has at most seven."""
_SPACE = r"[ \t\n\r]*"
# Without escapes, and in ASCII, where no half of a surrogate pair can be.
_PLAIN = r'"([ !#-\[\]-\x7f]*)"'
_space = re.compile(_SPACE).match
_after_member = re.compile(rf"{_SPACE}(?P<mark>[,}}]){_SPACE}").match
_after_item = re.compile(rf"{_SPACE}(?P<mark>[],]){_SPACE}").match
_plain_string = re.compile(_PLAIN).match
_plain_name = re.compile(rf"{_PLAIN}{_SPACE}:{_SPACE}").match
_plain_item = re.compile(rf"{_PLAIN}{_SPACE}(?P<mark>[],]){_SPACE}").match
# Compiled where a text needs them, which most do not.
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_STRING_START = r'"(?:[^"\\\x00-\x1f]|\\.)*'
_ANY_STRING = rf'{_STRING_START}"'
_WORDS = {"t": "true", "f": "false", "n": "null"}
_ENDS = "the text ends too early"


class JsonError(Exception):
    """The text is no JSON; `offset` is where the first mistake stands."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class Scalar(NamedTuple):
    """A string, number, boolean or null; `value` is a string's content or the JSON text of the others."""

    value: str
    start: int
    end: int
    kind: str = "string"
    """`string`, `number`, `boolean` or `null`."""

    @property
    def span(self) -> Span:
        """Its place; that of a string includes the quotes."""
        return Span(self.start, self.end)


class Member(NamedTuple):
    """One member of an object."""

    name: Scalar
    value: Node


class Object(NamedTuple):
    """An object with its members in the order of the text."""

    members: list[Member]
    start: int
    end: int
    kind: str = "object"

    @property
    def span(self) -> Span:
        """From bracket to bracket."""
        return Span(self.start, self.end)


class Array(NamedTuple):
    """An array."""

    items: list[Node]
    start: int
    end: int
    kind: str = "array"

    @property
    def span(self) -> Span:
        """From bracket to bracket."""
        return Span(self.start, self.end)


Node = Scalar | Object | Array
# The constructor of a named tuple without its detour over keywords: a policy is thousands of strings.
_new = tuple.__new__


def parse_json(text: str) -> Node:
    """Read one JSON value that is the whole text. Raises `JsonError`."""
    node = value_at(text, first_value(text))
    refuse_more(text, node.end)
    return node


def first_value(text: str) -> int:
    """Where the first value of a text begins. Raises `JsonError` for a byte order mark."""
    if text.startswith("\ufeff"):
        raise JsonError(0, "the text begins with a byte order mark")
    return skip_space(text, 0)


def refuse_more(text: str, end: int) -> None:
    """Raise `JsonError` where anything follows the value that ends at an offset."""
    end = skip_space(text, end)
    if end != len(text):
        raise JsonError(end, "there is more text after the end of the document")


def skip_space(text: str, at: int) -> int:
    """The offset of the next character that is no white space."""
    match = _space(text, at)
    return match.end() if match else at


def value_at(text: str, at: int, depth: int = 0) -> Node:
    """The value that begins at an offset. Raises `JsonError`."""
    char = text[at : at + 1]
    if char == '"':
        return _string(text, at)
    if char == "{":
        return _object(text, at, depth + 1)
    if char == "[":
        return _array(text, at, depth + 1)
    if word := _WORDS.get(char):
        if text.startswith(word, at):
            return Scalar(word, at, at + len(word), "null" if word == "null" else "boolean")
    elif number := re.compile(_NUMBER).match(text, at):
        return Scalar(number.group(), at, number.end(), "number")
    raise JsonError(at, "a value is missing" if char else _ENDS)


def _object(text: str, start: int, depth: int) -> Object:
    members: list[Member] = []
    at = _inside(text, start, depth)
    if text.startswith("}", at):
        return Object(members, start, at + 1)
    while True:
        plain = _plain_name(text, at)
        if plain is not None:
            name = _new(Scalar, (plain[1], at, plain.end(1) + 1, "string"))
            at = plain.end()
        else:
            name, at = name_at(text, at)
        value = value_at(text, at, depth)
        members.append(_new(Member, (name, value)))
        after = _after_member(text, value.end)
        if after is None:
            raise unfinished(text, value.end, "}")
        if after["mark"] == "}":
            return Object(members, start, after.end("mark"))
        at = after.end()


def _array(text: str, start: int, depth: int) -> Array:
    items: list[Node] = []
    at = _inside(text, start, depth)
    if text.startswith("]", at):
        return Array(items, start, at + 1)
    while True:
        after = _plain_item(text, at)
        if after is not None:
            items.append(_new(Scalar, (after[1], at, after.end(1) + 1, "string")))
        else:
            item = value_at(text, at, depth)
            items.append(item)
            after = _after_item(text, item.end)
            if after is None:
                raise unfinished(text, item.end, "]")
        if after["mark"] == "]":
            return Array(items, start, after.end("mark"))
        at = after.end()


def _inside(text: str, start: int, depth: int) -> int:
    if depth > DEEPEST:
        raise JsonError(start, f"the document is nested more than {DEEPEST} levels deep")
    return skip_space(text, start + 1)


def unfinished(text: str, at: int, bracket: str) -> JsonError:
    """What is missing where neither a comma nor the closing bracket follows a value."""
    at = skip_space(text, at)
    return JsonError(at, f"a `,` or `{bracket}` is missing" if at < len(text) else _ENDS)


def name_at(text: str, at: int) -> tuple[Scalar, int]:
    """A member's name and where its value begins. Raises `JsonError`."""
    if not text.startswith('"', at):
        raise JsonError(at, "a member name in double quotes is missing" if at < len(text) else _ENDS)
    name = _string(text, at)
    at = skip_space(text, name.end)
    if not text.startswith(":", at):
        raise JsonError(at, "a `:` is missing after the member name")
    return name, skip_space(text, at + 1)


def _string(text: str, at: int) -> Scalar:
    plain = _plain_string(text, at)
    if plain is not None:
        return _new(Scalar, (plain[1], at, plain.end(), "string"))
    escaped = re.compile(_ANY_STRING).match(text, at)
    if escaped is None:
        raise _unreadable_string(text, at)
    return Scalar(_unescaped(escaped.group(), at), at, escaped.end())


def _unescaped(raw: str, at: int) -> str:
    from json import JSONDecodeError, loads

    try:
        value = str(loads(raw))
        value.encode("utf-8")
    except JSONDecodeError as error:
        raise JsonError(at + error.pos, "the escape in this string is not one of JSON") from error
    except UnicodeEncodeError as error:
        raise JsonError(at, "the string holds half of a surrogate pair, which is no character") from error
    return value


def _unreadable_string(text: str, at: int) -> JsonError:
    readable = re.compile(_STRING_START).match(text, at)
    end = readable.end() if readable else at
    if end == len(text) or text[end] == "\\":
        return JsonError(at, "the string is not closed")
    return JsonError(end, "a control character or line break stands inside a string")


def duplicates(node: Node) -> Iterator[Scalar]:
    """The names of members that an object already has."""
    if isinstance(node, Object):
        seen: set[str] = set()
        for name, value in node.members:
            if name.value in seen:
                yield name
            seen.add(name.value)
            yield from duplicates(value)
    elif isinstance(node, Array):
        for item in node.items:
            yield from duplicates(item)


def plain(node: Node) -> object:
    """The tree as the values that `json.loads` gives; of duplicate members the last."""
    match node:
        case Object():
            return {name.value: plain(value) for name, value in node.members}
        case Array():
            return [plain(item) for item in node.items]
        case Scalar(kind="string"):
            return node.value
        case Scalar(kind="number"):
            return float(node.value)
        case _:
            return {"true": True, "false": False, "null": None}[node.value]

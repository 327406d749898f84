"""JSON text as a tree that knows where each value stands and keeps duplicate members.

This is the fast way in, on the scanner of the standard library; it stops at the first mistake. What is wrong with a
text it refuses is said by `policy_engine.syntax.json_errors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, loads
from typing import NamedTuple

from policy_engine.source import Span

DEEPEST = 32
"""Levels of nesting that are read; a policy has at most seven."""
_SPACE = re.compile(r"[ \t\n\r]*").match
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?").match
_WORDS = {"t": "true", "f": "false", "n": "null"}
_PLAIN_STRING = re.compile(r'"([^"\\\x00-\x1f]*)"').match
_STRING_START = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*').match
_ESCAPED_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"').match
_SURROGATE = re.compile("[\ud800-\udfff]").search


class JsonError(Exception):
    """The text is no JSON; `offset` is where the first mistake stands."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class Scalar(NamedTuple):
    """A string, number, boolean or null; `value` is a string's content or the JSON text of the others."""

    value: str
    span: Span
    kind: str
    """`string`, `number`, `boolean` or `null`."""


class Member(NamedTuple):
    """One member of an object."""

    name: Scalar
    value: Node


class Object(NamedTuple):
    """An object with its members in the order of the text."""

    members: list[Member]
    span: Span
    kind: str = "object"


class Array(NamedTuple):
    """An array."""

    items: list[Node]
    span: Span
    kind: str = "array"


Node = Scalar | Object | Array


def parse_json(text: str) -> Node:
    """Read one JSON value that is the whole text. Raises `JsonError`."""
    if text.startswith("\ufeff"):
        raise JsonError(0, "the text begins with a byte order mark")
    node, end = _value(text, _skip(text, 0), 0)
    end = _skip(text, end)
    if end != len(text):
        raise JsonError(end, "there is more text after the end of the document")
    return node


def _skip(text: str, at: int) -> int:
    match = _SPACE(text, at)
    return match.end() if match else at


def _value(text: str, at: int, depth: int) -> tuple[Node, int]:
    char = text[at : at + 1]
    if char == '"':
        node = _string(text, at)
        return node, node.span.end
    if char == "{":
        return _object(text, at, depth + 1)
    if char == "[":
        return _array(text, at, depth + 1)
    if word := _WORDS.get(char):
        if text.startswith(word, at):
            end = at + len(word)
            return Scalar(word, Span(at, end), "null" if word == "null" else "boolean"), end
    elif number := _NUMBER(text, at):
        return Scalar(number.group(), Span(at, number.end()), "number"), number.end()
    raise JsonError(at, "a value is missing" if char else "the text ends too early")


def _string(text: str, at: int) -> Scalar:
    if plain_string := _PLAIN_STRING(text, at):
        value, end = plain_string.group(1), plain_string.end()
    elif escaped := _ESCAPED_STRING(text, at):
        value, end = _unescaped(escaped.group(), at), escaped.end()
    else:
        raise _unreadable_string(text, at)
    if not value.isascii() and _SURROGATE(value):
        raise JsonError(at, "the string holds half of a surrogate pair, which is no character")
    return Scalar(value, Span(at, end), "string")


def _unescaped(raw: str, at: int) -> str:
    try:
        return str(loads(raw))
    except JSONDecodeError as error:
        raise JsonError(at + error.pos, "the escape in this string is not one of JSON") from error


def _unreadable_string(text: str, at: int) -> JsonError:
    readable = _STRING_START(text, at)
    end = readable.end() if readable else at
    if end == len(text) or text[end] == "\\":
        return JsonError(at, "the string is not closed")
    return JsonError(end, "a control character or line break stands inside a string")


def _object(text: str, start: int, depth: int) -> tuple[Object, int]:
    _refuse_depth(start, depth)
    members: list[Member] = []
    at = _skip(text, start + 1)
    if text.startswith("}", at):
        return Object(members, Span(start, at + 1)), at + 1
    while True:
        if not text.startswith('"', at):
            raise JsonError(at, "a member name in double quotes is missing" if at < len(text) else _ENDS)
        name = _string(text, at)
        at = _skip(text, name.span.end)
        if not text.startswith(":", at):
            raise JsonError(at, "a `:` is missing after the member name")
        value, at = _value(text, _skip(text, at + 1), depth)
        members.append(Member(name, value))
        at = _skip(text, at)
        if text.startswith("}", at):
            return Object(members, Span(start, at + 1)), at + 1
        at = _after_comma(text, at, "}")


def _array(text: str, start: int, depth: int) -> tuple[Array, int]:
    _refuse_depth(start, depth)
    items: list[Node] = []
    at = _skip(text, start + 1)
    if text.startswith("]", at):
        return Array(items, Span(start, at + 1)), at + 1
    while True:
        item, at = _value(text, at, depth)
        items.append(item)
        at = _skip(text, at)
        if text.startswith("]", at):
            return Array(items, Span(start, at + 1)), at + 1
        at = _after_comma(text, at, "]")


_ENDS = "the text ends too early"


def _after_comma(text: str, at: int, closing: str) -> int:
    if not text.startswith(",", at):
        raise JsonError(at, f"a `,` or `{closing}` is missing" if at < len(text) else _ENDS)
    return _skip(text, at + 1)


def _refuse_depth(start: int, depth: int) -> None:
    if depth > DEEPEST:
        raise JsonError(start, f"the document is nested more than {DEEPEST} levels deep")


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

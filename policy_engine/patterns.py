"""Wildcard patterns, parsed once and matched in linear time.

A pattern is a sequence of tokens: literal text and wildcards. Nothing here builds a regular expression, so no
input can make a match backtrack: plain globs are matched segment by segment, the rest by a bit-parallel automaton.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Part = TypeVar("Part")

Test = Callable[[str], bool]


class Wild(Enum):
    """A wildcard inside a pattern."""

    # Patterns are looked up by their tokens; the hash of an enum is slow.
    __hash__ = object.__hash__

    RUN = "*"
    """Any run of characters."""
    ONE = "?"
    """Exactly one character."""
    FIELD_RUN = "[^:]*"
    """Any run without a colon."""
    FIELD_ONE = "[^:]"
    """One character that is no colon."""


Token = str | Wild


def glob_tokens(text: str) -> tuple[Token, ...]:
    """Split policy text at `*` and `?`; a run of stars is one star."""
    if "*" not in text and "?" not in text:
        return (text,) if text else ()
    tokens: list[Token] = []
    for number, part in enumerate(text.split("*")):
        if number and not (tokens and tokens[-1] is Wild.RUN):
            tokens.append(Wild.RUN)
        if "?" not in part:
            tokens += (part,) if part else ()
            continue
        for place, piece in enumerate(part.split("?")):
            tokens += (Wild.ONE,) if place else ()
            tokens += (piece,) if piece else ()
    return tuple(tokens)


def joined(tokens: Iterable[Part]) -> tuple[Part, ...]:
    """The same pattern with neighbouring literals in one piece."""
    pieces: list[Any] = []
    for token in tokens:
        if isinstance(token, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += token
        elif token != "":
            pieces.append(token)
    return tuple(pieces)


def plain_text(tokens: Iterable[Token]) -> str:
    """The text of a pattern whose wildcards are ordinary characters."""
    return "".join(token if isinstance(token, str) else token.value for token in tokens)


def has_wildcard(tokens: Iterable[Token]) -> bool:
    """Whether any token is a wildcard."""
    return any(isinstance(token, Wild) for token in tokens)


def never(_text: str) -> bool:
    """The test that no text passes."""
    return False


def always(_text: str) -> bool:
    """The test that every text passes."""
    return True


def any_of(tests: Sequence[Test]) -> Test:
    """The test that any of the tests passes."""
    if not tests:
        return never
    if len(tests) == 1:
        return tests[0]

    def test(text: str) -> bool:
        for each in tests:
            if each(text):
                return True
        return False

    return test


@lru_cache(maxsize=65536)
def matcher(tokens: tuple[Token, ...]) -> Test:
    """A test of whole texts against a pattern; its work grows with pattern and text, never faster."""
    tokens = joined(tokens)
    kinds = {token for token in tokens if isinstance(token, Wild)}
    if not kinds:
        return plain_text(tokens).__eq__
    if kinds != {Wild.RUN}:
        return _automaton(tokens)
    if tokens == (Wild.RUN,):
        return always
    if len(tokens) == 2 and tokens[1] is Wild.RUN:
        prefix = plain_text(tokens[:1])
        return lambda text: text.startswith(prefix)
    return _segments(tokens)


def _segments(tokens: tuple[Token, ...]) -> Test:
    """Literals separated by `*`: the first and last are anchored, each other one is taken where it first occurs."""
    head = tokens[0] if isinstance(tokens[0], str) else ""
    tail = tokens[-1] if isinstance(tokens[-1], str) else ""
    inner = [token for token in tokens[bool(head) : len(tokens) - bool(tail)] if isinstance(token, str)]
    shortest = len(head) + len(tail)

    def test(text: str) -> bool:
        if len(text) < shortest or not text.startswith(head) or not text.endswith(tail):
            return False
        at, end = len(head), len(text) - len(tail)
        for part in inner:
            found = text.find(part, at, end)
            if found < 0:
                return False
            at = found + len(part)
        return True

    return test


def _automaton(tokens: tuple[Token, ...]) -> Test:
    """Bit i of the state says that the first i one-character tokens are consumed."""
    accepts: dict[str, int] = {}
    any_char = any_but_colon = runs = field_runs = length = 0
    for token in tokens:
        bit = 1 << length
        if token is Wild.RUN:
            runs |= bit
        elif token is Wild.FIELD_RUN:
            field_runs |= bit
        elif token is Wild.ONE:
            any_char |= bit
            length += 1
        elif token is Wild.FIELD_ONE:
            any_but_colon |= bit
            length += 1
        else:
            for char in str(token):
                accepts[char] = accepts.get(char, 0) | 1 << length
                length += 1
    accepted = 1 << length

    def test(text: str) -> bool:
        state = 1
        for char in text:
            step, stay = any_char | accepts.get(char, 0), runs
            if char != ":":
                step |= any_but_colon
                stay |= field_runs
            state = (state & step) << 1 | state & stay
            if not state:
                return False
        return bool(state & accepted)

    return test


@lru_cache(maxsize=65536)
def overlap_test(tokens: tuple[Token, ...]) -> Callable[[tuple[Token, ...]], bool]:
    """A test of other patterns: whether some text matches both. Its work grows with the length of the other one.

    Wildcards that stay in a field count as those that do not.
    """
    accepts: dict[str, int] = {}
    any_char = runs = length = 0
    for token in joined(tokens):
        if token in _RUNS:
            runs |= 1 << length
        elif isinstance(token, Wild):
            any_char |= 1 << length
            length += 1
        else:
            for char in token:
                accepts[char] = accepts.get(char, 0) | 1 << length
                length += 1
    end = 1 << length

    def test(other: tuple[Token, ...]) -> bool:
        state = 1
        for token in other:
            if token in _RUNS:
                # Any run of characters leads from a place to every later one.
                state = -(state & -state) & ((end << 1) - 1)
            elif isinstance(token, Wild):
                state = (state & (end - 1)) << 1 | state & runs
            else:
                for char in token:
                    state = (state & (any_char | accepts.get(char, 0))) << 1 | state & runs
                    if not state:
                        return False
        return bool(state & end)

    return test


_RUNS = frozenset({Wild.RUN, Wild.FIELD_RUN})

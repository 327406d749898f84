"""From paths to places in a text that is known to be JSON.

Only the objects and arrays that a path leads through are taken apart; the standard library's scanner runs over what
lies in them. Findings are few and policies long, so that is a fraction of reading a tree with all places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import JSONDecoder

from policy_engine.paths import Key, Path, Step
from policy_engine.source import Span
from policy_engine.syntax.json_tree import first_value, skip_space

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Made by the decoder, which the standard library's types do not say.
_scan: Callable[[str, int], tuple[Any, int]] = JSONDecoder(  # type: ignore[attr-defined]
    parse_int=str, parse_float=str, parse_constant=str
).scan_once
_comma = re.compile(r"[ \t\n\r]*,[ \t\n\r]*").match
_Members = dict[str, tuple[Span, Span]]
"""Names to the places of name and value."""


class Spans:
    """The places in one text; what was taken apart is kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, _Members] = {}
        self._items: dict[int, list[Span]] = {}

    def at(self, path: Path) -> Span:
        """The span of the value, or with a last `Key` of the member's name, that a path leads to.

        Of members that repeat, the last counts. Raises `LookupError` where the path leads nowhere.
        """
        start = first_value(self._text)
        if not path:
            return Span(start, _scan(self._text, start)[1])
        for step in path[:-1]:
            start = self._inside(start, step).start
        return self._inside(start, path[-1])

    def _inside(self, start: int, step: Step) -> Span:
        """The place of a step in the object or array that begins at an offset."""
        if isinstance(step, int):
            return self._item(start, step)
        if start not in self._members:
            self._members[start] = dict(self._read_members(start))
        name, value = self._members[start][step.name if isinstance(step, Key) else step]
        return name if isinstance(step, Key) else value

    def _item(self, start: int, index: int) -> Span:
        """An element of the array that begins at an offset; it is read no further."""
        text, items = self._text, self._items.setdefault(start, [])
        at = self._next(items[-1].end) if items else self._opened(start, "[", "]")
        while at and len(items) <= index:
            end = _scan(text, at)[1]
            items.append(Span(at, end))
            at = self._next(end)
        if not 0 <= index < len(items):
            raise LookupError(f"there is no element {index} here")
        return items[index]

    def _read_members(self, start: int) -> Iterator[tuple[str, tuple[Span, Span]]]:
        text = self._text
        at = self._opened(start, "{", "}")
        while at:
            name, named = _scan(text, at)
            value = skip_space(text, skip_space(text, named) + 1)
            end = _scan(text, value)[1]
            yield name, (Span(at, named), Span(value, end))
            at = self._next(end)

    def _opened(self, start: int, bracket: str, closing: str) -> int:
        """Where the first element begins; 0 where there is none."""
        if not self._text.startswith(bracket, start):
            raise LookupError(f"there is no `{bracket}` at {start}")
        at = skip_space(self._text, start + 1)
        return 0 if self._text.startswith(closing, at) else at

    def _next(self, end: int) -> int:
        """Where the element after one begins; 0 where it was the last."""
        following = _comma(self._text, end)
        return following.end() if following else 0

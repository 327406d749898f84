"""A text with a name, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from policy_engine.named import NamedTuple
from policy_engine.record import Record, fresh


class Position(NamedTuple):
    """A place as editors count it: line and column both start at 1, columns in characters."""

    line: int
    column: int


class Span(NamedTuple):
    """A half-open range of character offsets in a source."""

    start: int
    end: int


class Shift:
    """The way from an inner text to the one around it, in which it stands as it is, from an offset on."""

    def __init__(self, start: int) -> None:
        self._start = start

    def __call__(self, offset: int) -> int:
        return self._start + offset


class Source(Record):
    """A policy text and the name (usually the file name) that messages give it.

    One that stands inside a file has its places in the file: `ways` lead from an offset in the text outwards to one
    in `file`.
    """

    text: str
    name: str = "<policy>"
    file: Source | None = None
    ways: tuple[Callable[[int], int], ...] = ()
    _line_starts: list[int] = fresh(default_factory=list, init=False)

    def position(self, offset: int) -> Position:
        """The line and column of a character offset."""
        if self.file is not None:
            return self.file.position(self._in_file(offset))
        starts = self._starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """The text of a line (counted from 1), without its line end."""
        if self.file is not None:
            return self.file.line_text(line)
        starts = self._starts()
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """The text a span covers."""
        return self.text[span.start : span.end]

    def part(self, span: Span) -> Source:
        """The text that a span covers, as a source of its own with its places in this one."""
        return Source(text=self.slice(span), name=self.name, file=self, ways=(Shift(span.start),))

    def whole(self, span: Span) -> Span:
        """A span as it is in the file, where the text stands inside one."""
        return span if self.file is None else Span(self._in_file(span.start), self._in_file(span.end))

    def _in_file(self, offset: int) -> int:
        for way in self.ways:
            offset = way(offset)
        return offset

    def _starts(self) -> list[int]:
        # Built on first use: a document without findings never needs a line number.
        starts = self._line_starts
        if not starts:
            starts.append(0)
            at = self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
        return starts

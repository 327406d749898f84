"""A piece of a source with a caret under what is meant."""

from __future__ import annotations

from policy_engine.render.shown import shown
from policy_engine.source import Source, Span

_WIDEST = 100


def snippet(source: Source, span: Span) -> str:
    """The first line of a span, numbered, with carets under the part of it that the span covers."""
    line, column = source.position(span.start)
    span = source.whole(span)
    text = shown(source.line_text(line))
    width = max(1, min(span.end - span.start, len(text) - column + 1))
    start = max(0, column - 1 - _WIDEST // 2) if len(text) > _WIDEST else 0
    part = text[start : start + _WIDEST]
    carets = "^" * min(width, len(part) - (column - 1 - start))
    gutter = " " * len(str(line))
    return f"  {line} | {part}\n  {gutter} | {' ' * (column - 1 - start)}{carets}\n"


def place(source: Source, span: Span) -> str:
    """`file:line:column`, as editors and terminals follow it."""
    line, column = source.position(span.start)
    return f"{shown(source.name)}:{line}:{column}"

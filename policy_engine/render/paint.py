"""Colours of a terminal."""

from __future__ import annotations

_CODES = {"bold": "1", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}


def painted(text: str, style: str, *, color: bool) -> str:
    """Text in a colour, where colours are wanted."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if color else text

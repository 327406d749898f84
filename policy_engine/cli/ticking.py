"""A line on a terminal's standard error that says how far a long run is."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
"""Seconds before the line appears."""
_PAUSE = 0.2


class Ticker:
    """Counts; what it shows is wiped away at the end, and only a terminal sees it."""

    def __init__(self, what: str, *, quiet: bool = False) -> None:
        self._what = what
        self._shows = sys.stderr.isatty() and not quiet
        self._count = 0
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def tick(self) -> None:
        """One more is done."""
        self._count += 1
        if self._shows and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self._shown = True
            sys.stderr.write(f"\r{self._count:,} {self._what}\x1b[K")
            sys.stderr.flush()

    def done(self) -> None:
        """Wipe the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

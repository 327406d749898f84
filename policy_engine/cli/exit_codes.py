"""The exit codes, as the README's table has them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """What a run came to."""

    OK = 0
    """All allowed, nothing found, the expectation met."""
    DENIED = 1
    """Denied, findings, a test failed, the expectation not met."""
    USAGE = 2
    """Wrong usage."""
    INVALID = 3
    """Input that cannot be read or understood."""
    UNKNOWN = 4
    """An answer that rests on something nobody gave, where that was asked for."""


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Several at once: invalid input, then unknown, then denied."""
    order = (ExitCode.INVALID, ExitCode.UNKNOWN, ExitCode.DENIED)
    found = set(codes)
    return next((code for code in order if code in found), ExitCode.OK)

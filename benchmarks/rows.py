"""What the benchmark finds: figures with their goals, and peers with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """How a figure stands to its goal; the floor is where it stops being acceptable."""

    NO_GOAL = ""
    MET = "met"
    SHORT = "not met"
    FAILED = "below the floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. `goal` and `floor` are in its unit; with `at_least` more is better."""

    what: str
    measured: float
    unit: str
    goal: float | None = None
    floor: float | None = None
    at_least: bool = False
    why: str = ""
    """What the figure is made of: the reason to give where it misses its goal."""
    remark: str = ""

    @property
    def standing(self) -> Standing:
        """Whether the goal, or at least the floor, is reached."""
        if self.goal is None:
            return Standing.NO_GOAL
        if self._reaches(self.goal):
            return Standing.MET
        if self.floor is None or self._reaches(self.floor):
            return Standing.SHORT
        return Standing.FAILED

    def _reaches(self, bound: float) -> bool:
        return self.measured >= bound if self.at_least else self.measured <= bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A peer and this engine on the same requests; costs are microseconds of CPU for one decision."""

    peer: str
    question: str
    theirs: float
    ours: float
    """With prepared requests."""
    ratio: float
    raw_ratio: float
    """The ratio where our requests are built from raw context each time."""
    same: int
    asked: int
    remark: str = ""
    """What was asked, and why answers differ where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Figures on one subject."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one engine's cost grows: points of (size, microseconds)."""

    label: str
    points: tuple[tuple[int, float], ...]
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One picture of growth."""

    title: str
    across: str
    up: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that one run found."""

    versions: str
    sections: tuple[Section, ...]
    comparisons: tuple[Comparison, ...]
    panels: tuple[Panel, ...]
    skipped: tuple[str, ...]
    """Why something was not measured, a sentence each."""

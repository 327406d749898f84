"""The one shape in which every check says what it found."""

from __future__ import annotations

from enum import Enum

from policy_engine.named import NamedTuple
from policy_engine.paths import Path
from policy_engine.record import Record
from policy_engine.source import Position, Source, Span


class Severity(Enum):
    """The finding types of IAM Access Analyzer."""

    ERROR = "ERROR"
    SECURITY_WARNING = "SECURITY_WARNING"
    WARNING = "WARNING"
    SUGGESTION = "SUGGESTION"


class FindingClass(Enum):
    """What a finding means for evaluating the document."""

    MALFORMED = "malformed"
    """The text is no policy: it is never evaluated."""
    INVALID = "invalid"
    """AWS would refuse to save it, yet it has a meaning: evaluated only on request."""
    QUOTA = "quota"
    """Larger than a quota allows: evaluated."""
    ADVICE = "advice"
    """AWS stores it: evaluated."""


class Location(NamedTuple):
    """A place in a policy: the path that leads to it in the document, and its span in the text."""

    path: Path
    span: Span


class Finding(Record):
    """One thing a check found: what, where, and what to write instead.

    `span` is the place to point at; `locations` are all places with their paths, where a check gives them.
    """

    code: str
    severity: Severity
    finding_class: FindingClass
    message: str
    source: Source
    span: Span
    help: str = ""
    locations: tuple[Location, ...] = ()

    @property
    def position(self) -> Position:
        """Line and column of the finding's first character."""
        return self.source.position(self.span.start)

    def __str__(self) -> str:
        line, column = self.position
        tail = f" ({self.help})" if self.help else ""
        return f"{self.source.name}:{line}:{column}: {self.code}: {self.message}{tail}"

"""Policies line by line, with the parts that begin on each line."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.record import Record
from policy_engine.source import Span
from policy_engine.testing.coverage import PolicyCoverage, Tested
from policy_engine.testing.parts import Place


class Line(Record):
    """A line of a policy's file, with the parts that begin there."""

    number: int
    text: str
    parts: tuple[Tested, ...]

    @property
    def cases(self) -> frozenset[int]:
        """The numbers of the cases that a part on this line decided."""
        return frozenset(number for part in self.parts for number in part.cases)

    @property
    def untested(self) -> tuple[Place, ...]:
        """The parts that decided no case."""
        return tuple(part.place for part in self.parts if not part.covered)


def lines_of(policy: PolicyCoverage) -> Iterator[Line]:
    """Every line that a policy stands on."""
    source = policy.document.source
    by_line: dict[int, list[Tested]] = {}
    for part in policy.parts:
        by_line.setdefault(source.position(part.place.span.start).line, []).append(part)
    first, last = (source.position(offset).line for offset in (0, len(source.text)))
    for number in range(first, last + 1):
        text = source.line_text(number)
        if number < last or text or number in by_line:
            yield Line(number=number, text=text, parts=tuple(by_line.get(number, ())))


def untested_places(policy: PolicyCoverage) -> list[Place]:
    """What decided no case: of a statement that decided none only what is left beside it."""
    idle = {each.part.statement for each in policy.untested if each.part.is_statement}
    return [each for each in policy.untested if each.part.is_statement or each.part.statement not in idle]


def column_of(policy: PolicyCoverage, span: Span) -> tuple[int, int]:
    """The column where a span begins, and how many characters of its line it covers."""
    source = policy.document.source
    line, column = source.position(span.start)
    whole = source.whole(span)
    return column, max(1, min(whole.end - whole.start, len(source.line_text(line)) - column + 1))


def told(place: Place) -> str:
    """A part in words: `Action s3:GetObject`, `Statement ReadReports`."""
    return f"{place.title} {place.text}"

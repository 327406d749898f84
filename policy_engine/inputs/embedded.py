"""A policy inside a file: its text, and where each character of it stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from policy_engine.findings import Finding, Location
from policy_engine.record import Record
from policy_engine.source import Source, Span
from policy_engine.syntax.document import PolicyType

ToOuter = Callable[[int], int]
"""From an offset in an inner text to the offset in the text around it."""


class Squeezed:
    """Sequences of the outer text stand for one character of the inner text each; the rest is as it is."""

    def __init__(self, sequence: re.Pattern[str], text: str, start: int, end: int) -> None:
        self._sequence = sequence
        self._text = text
        self._start = start
        self._end = end
        self._behind: tuple[list[int], list[int]] | None = None

    def __call__(self, offset: int) -> int:
        if self._behind is None:
            # Built on first use: most policies have no findings.
            self._behind = self._places()
        inner, outer = self._behind
        nearest = bisect_right(inner, offset) - 1
        return outer[nearest] + offset - inner[nearest]

    def _places(self) -> tuple[list[int], list[int]]:
        """The offsets right behind each sequence, in the inner and in the outer text."""
        inner, outer = [0], [self._start]
        for match in self._sequence.finditer(self._text, self._start, self._end):
            inner.append(inner[-1] + match.start() - outer[-1] + 1)
            outer.append(match.end())
        return inner, outer


class Embedded(Record):
    """A policy found in a text.

    `steps` lead from an offset in the policy's text outwards to the file; none where the whole file is the policy.
    `label` says where in the file it stands. `policy_type` is the type it must have, where the place tells.
    """

    text: str
    steps: tuple[ToOuter, ...] = ()
    label: str = ""
    policy_type: PolicyType | None = None

    def inside(self, step: ToOuter) -> Embedded:
        """The same policy, its text one step deeper inside the file."""
        return self.replace(steps=(*self.steps, step))

    def outer(self, offset: int) -> int:
        """The offset in the file of an offset in the policy's text."""
        for step in self.steps:
            offset = step(offset)
        return offset

    def in_file(self, finding: Finding, file: Source) -> Finding:
        """A finding in the policy's text as a finding in the file; the paths stay."""
        if not self.steps:
            return finding.replace(source=file)
        locations = tuple(Location(path, self._outer_span(span)) for path, span in finding.locations)
        return finding.replace(source=file, span=self._outer_span(finding.span), locations=locations)

    def _outer_span(self, span: Span) -> Span:
        return Span(self.outer(span.start), self.outer(span.end))

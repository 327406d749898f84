"""Coverage for people at a terminal: a table, and the text of the policies with what is not tested in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_engine.render.coverage.lines import Line, column_of, lines_of, told, untested_places
from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.snippet import snippet
from policy_engine.testing.coverage import Count, Coverage, PolicyCoverage
from policy_engine.testing.parts import Place

_HEAD = ("policy", "statements", "clauses", "tested", "untested at")
_PLACES_SHOWN = 5
_LONGEST_LINE = 120


def coverage_text(coverage: Coverage, *, color: bool, verbose: bool = False) -> str:
    """Every policy with untested parts as a listing (with `verbose` the others too), then the table of all."""
    listed = [each for each in coverage.policies if each.untested or verbose]
    listings = "".join(f"{_listing(each, color=color)}\n" for each in listed)
    return listings + _table(coverage, color=color)


def percent_text(count: Count) -> str:
    """A share in whole percents, rounded down, so that 100 % is all."""
    return f"{count.covered * 100 // count.total if count.total else 100} %"


def _table(coverage: Coverage, *, color: bool) -> str:
    rows = [_HEAD, *(_row(each) for each in coverage.policies)]
    rows.append(("total", str(coverage.statements), str(coverage.clauses), percent_text(coverage.total), ""))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [_aligned(row, widths) for row in rows]
    style = "green" if coverage.total.covered == coverage.total.total else "yellow"
    return "".join(f"{line}\n" for line in [*lines[:-1], painted(lines[-1], style, color=color)])


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    numbers = "  ".join(cell.rjust(width) for cell, width in zip(row[1:4], widths[1:4], strict=True))
    return f"{row[0].ljust(widths[0])}  {numbers}  {row[4]}".rstrip()


def _row(policy: PolicyCoverage) -> tuple[str, str, str, str, str]:
    return (
        shown(policy.key.name),
        str(policy.statements),
        str(policy.clauses),
        percent_text(policy.total),
        _untested(policy),
    )


def _untested(policy: PolicyCoverage) -> str:
    places = untested_places(policy)
    at = [":".join(map(str, policy.document.source.position(each.span.start))) for each in places]
    more = f" and {len(at) - _PLACES_SHOWN} more" if len(at) > _PLACES_SHOWN else ""
    return ", ".join(at[:_PLACES_SHOWN]) + more


def _listing(policy: PolicyCoverage, *, color: bool) -> str:
    """The lines of a policy, each with the number of cases that it decided; marks under what decided none."""
    source = policy.document.source
    lines = list(lines_of(policy))
    marked = untested_places(policy)
    width = max((len(str(line.number)) for line in lines), default=1)
    body = "".join(text for line in lines for text in _line(line, policy, marked, width, color=color))
    name = painted(shown(source.name), "bold", color=color)
    return f"{name}: {policy.total.covered} of {policy.total.total} parts tested\n{body}"


def _line(line: Line, policy: PolicyCoverage, marked: list[Place], width: int, *, color: bool) -> Iterator[str]:
    text = shown(line.text)
    cut = f"{text[:_LONGEST_LINE]} …" if len(text) > _LONGEST_LINE else text
    yield f"{_gutter(line)} {str(line.number).rjust(width)} | {cut}".rstrip() + "\n"
    for each in line.untested:
        if each not in marked:
            continue
        if len(text) > _LONGEST_LINE:
            yield snippet(policy.document.source, each.span)
            continue
        column, length = column_of(policy, each.span)
        carets = painted("^" * length, "yellow", color=color)
        yield f"{' ' * (7 + width)} | {' ' * (column - 1)}{carets} no case: {shown(told(each))}\n"


def _gutter(line: Line) -> str:
    """How many cases the line decided; an exclamation mark where a part of it decided none."""
    count = str(len(line.cases)) if line.parts else ""
    return f"{'!' if line.untested else ' '}{count.rjust(5)}"

"""The page of results, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.rows import Comparison, Results, Row, Section, Standing

_HOW_TO_READ = """\
Written by one run of the benchmark, which sets itself up in an environment of its own (`--quick` for a short run):

```sh
python3 -m benchmarks
```

**How to read it.** Every figure is CPU time on one core, the median of several runs. Compare ratios, not times: other \
machines give other times, and so does the same machine under load. This engine and a peer run in turns, a ratio is \
the median over such pairs, and of two runs of the benchmark those agree within noise; below 2 a ratio says little. \
*Prepared* is a `Request` that is built once and asked again; *raw* builds it from a dict of context each time, with \
caller and resource kept. Plans are kept between questions, results never. A goal is what is wanted, the floor where \
it stops being acceptable.

**The sets.** (a) is one policy of three statements and 8 requests. (b) is a role with ten managed policies \
(`ReadOnlyAccess`, `SecurityAudit` and others), a boundary, SCPs on three levels and a bucket policy, asked 2,000 \
times about 1,750 actions with twelve context keys. (c) is six statements with conditions and variables of every \
family and 400 requests. They are built from the managed policies that moto carries.
"""
_GROWTH = """\
## Growth

![Cost of a decision over statements, policies and principals](performance.svg)

Both axes are logarithmic. A line ends where the engine became too slow to follow. Statements about other actions are \
never looked at; those about the action asked are tested one after the other. The dashed line is this engine with all \
statements about the action that is asked, as for every peer in that panel.
"""


def page(results: Results) -> str:
    """The whole page."""
    return "\n".join(_parts(results))


def _parts(results: Results) -> Iterator[str]:
    yield f"# Performance\n\n{_HOW_TO_READ}\n{results.versions}\n"
    for section in results.sections:
        yield figures(section)
    if results.comparisons:
        yield comparisons(results.comparisons)
    if results.panels:
        yield _GROWTH
    yield not_reached(row for section in results.sections for row in section.rows)
    if results.skipped:
        yield "## Not measured\n\n" + "".join(f"- {line}\n" for line in results.skipped)


def figures(section: Section) -> str:
    """A table of figures with their goals."""
    head = f"## {section.title}\n\n| what | measured | goal | floor | |\n| --- | ---: | ---: | ---: | --- |\n"
    return head + "".join(_figure(row) for row in section.rows)


def _figure(row: Row) -> str:
    bound = "≥ " if row.at_least else "≤ "
    goal, floor = (bound + number(each) if each is not None else "" for each in (row.goal, row.floor))
    says = "; ".join(part for part in (row.standing.value, row.remark) if part)
    return f"| {row.what} | {number(row.measured)} {row.unit} | {goal} | {floor} | {says} |\n"


def comparisons(found: Iterable[Comparison]) -> str:
    """The table of peers."""
    head = (
        "## Decisions beside peers\n\n"
        "Cost of one decision in µs on the same requests, and the answers compared request by request. Ours is "
        "somewhat higher than alone, for between its turns the peer has the caches of the processor.\n\n"
        "| peer | question | theirs | ours | ratio, prepared | ratio, raw | same answers | |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n"
    )
    return head + "".join(_comparison(each) for each in found)


def _comparison(each: Comparison) -> str:
    costs = f"{number(each.theirs)} | {number(each.ours)} | {number(each.ratio)} × | {number(each.raw_ratio)} ×"
    return f"| {each.peer} | {each.question} | {costs} | {each.same} of {each.asked} | {each.remark} |\n"


def not_reached(rows: Iterable[Row]) -> str:
    """Every figure that misses its goal, by how much, and what it is made of."""
    missed = [row for row in rows if row.standing in (Standing.SHORT, Standing.FAILED)]
    lines = "".join(f"- {row.what}: {_gap(row)}. {row.why[:1].upper()}{row.why[1:]}.\n" for row in missed)
    return "## Goals not reached\n\n" + (lines or "None: this run met every goal.\n")


def _gap(row: Row) -> str:
    assert row.goal is not None
    times = row.goal / row.measured if row.at_least else row.measured / row.goal
    failed = ", below the floor" if row.standing is Standing.FAILED else ""
    return f"{number(row.measured)} {row.unit}, {times:.1f} times off the goal of {number(row.goal)}{failed}"


def number(value: float) -> str:
    """Three digits that count, as people write them: 0.57, 14.2, 3,480, and 0.053."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}".rstrip("0").rstrip(".") if value >= 0.1 else f"{value:.2g}"

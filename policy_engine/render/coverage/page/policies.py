"""A policy on the page: its text, coloured by what decides, and for each statement the cases that it decided."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.render.coverage.json import rounded
from policy_engine.render.coverage.lines import Line, column_of, lines_of, told
from policy_engine.render.coverage.page.writing import data, element, text
from policy_engine.render.coverage.text import percent_text
from policy_engine.source import Span
from policy_engine.syntax.document import Statement
from policy_engine.testing.coverage import Coverage, PolicyCoverage, Tested

_UNTESTED = "no case"


def policy_section(number: int, policy: PolicyCoverage, coverage: Coverage) -> str:
    """The section of one policy."""
    where = policy.document.source.position(0).line
    place = policy.key.name if where == 1 else f"{policy.key.name}:{where}"
    total = policy.total
    return element(
        "section",
        element("h2", text(place), " ", element("small", text(f"{percent_text(total)} tested"))),
        element("div", element("table", *_rows(policy), class_="code"), class_="scroll"),
        element("h3", "Statements"),
        *(_statement(number, policy, each, coverage) for each in policy.document.statements),
        id=f"policy-{number}",
        class_="policy",
        **data(file=policy.key.name, covered=total.covered, total=total.total, percent=rounded(total)),
    )


def _rows(policy: PolicyCoverage) -> Iterator[str]:
    yield element(
        "thead",
        element("tr", *(element("th", name, scope="col") for name in ("cases", "line", "policy"))),
    )
    styles = _styles(policy)
    for line in lines_of(policy):
        count = str(len(line.cases)) if line.parts else ""
        yield element(
            "tr",
            element("td", text(count), class_="count"),
            element("td", str(line.number), class_="line"),
            element("td", element("code", *_marked(line, policy))),
            class_=" ".join(filter(None, (styles.get(line.number, ""), "gap" if line.untested else ""))),
            **data(line=line.number),
        )


def _styles(policy: PolicyCoverage) -> dict[int, str]:
    """For each line what its statement does: allow or deny in some case, or nothing in any."""
    decides = {part.place.part.statement for part in policy.parts if part.place.part.is_statement and part.covered}
    styles: dict[int, str] = {}
    for statement in policy.document.statements:
        style = statement.effect.value.lower() if statement.index in decides else "idle"
        for line in range(*_lines(policy, statement.span)):
            styles.setdefault(line, style)
    return styles


def _lines(policy: PolicyCoverage, span: Span) -> tuple[int, int]:
    first, last = (policy.document.source.position(offset).line for offset in span)
    return first, last + 1


def _marked(line: Line, policy: PolicyCoverage) -> Iterator[str]:
    """The text of a line, its values marked by whether they decided a case."""
    at = 0
    placed = [(*column_of(policy, part.place.span), part) for part in line.parts if not part.place.part.is_statement]
    for column, length, part in sorted(placed, key=lambda each: each[0]):
        start = column - 1
        if start < at:
            continue
        yield text(line.text[at:start])
        at = start + length
        yield _value(line.text[start:at], part)
    yield text(line.text[at:])


def _value(shown: str, part: Tested) -> str:
    count = len(part.cases)
    title = f"{told(part.place)}: {_counted(count)}"
    hidden = "" if part.covered else element("span", text(f" ({_UNTESTED})"), class_="hidden")
    return element(
        "span",
        text(shown),
        hidden,
        class_="tested" if part.covered else "untested",
        title=title,
        **data(
            part=".".join(map(str, part.place.part)),
            cases=count,
        ),
    )


def _counted(count: int) -> str:
    return _UNTESTED if not count else "1 case" if count == 1 else f"{count:,} cases"


def _statement(number: int, policy: PolicyCoverage, statement: Statement, coverage: Coverage) -> str:
    """The cases that a statement decided, and what of it decided none."""
    parts = [part for part in policy.parts if part.place.part.statement == statement.index]
    whole, *values = parts
    effect = statement.effect.value
    name = f"{effect} {whole.place.text}" if statement.sid and statement.sid.value else f"{effect}, {whole.place.text}"
    untested = [element("li", element("code", text(told(part.place)))) for part in values if not part.covered]
    cases = [element("li", element("a", text(coverage.cases[case]), href=f"#case-{case}")) for case in whole.cases]
    inside = [element("ul", *cases)] if cases else [element("p", "No case is decided by this statement.")]
    if untested:
        inside += [element("p", "No case is decided by"), element("ul", *untested)]
    return element(
        "details",
        element("summary", text(name), " ", element("small", text(_counted(len(cases))))),
        *inside,
        id=f"policy-{number}-statement-{statement.index}",
        class_=f"statement {effect.lower() if whole.covered else 'idle'}",
        **data(statement=statement.index, cases=len(cases), untested=len(untested)),
    )

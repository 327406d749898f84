"""The cases on the page, each with what decided it and why."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.render.coverage.page.writing import data, element, text
from policy_engine.testing.coverage import Coverage
from policy_engine.testing.report import CaseReport, SuiteReport


def cases_section(cases: Sequence[tuple[SuiteReport, CaseReport]], coverage: Coverage) -> str:
    """Every case, in the order of the run."""
    deciding = _deciding(coverage)
    each = [_case(number, suite, case, deciding.get(number, [])) for number, (suite, case) in enumerate(cases)]
    return element("section", element("h2", "Cases"), *each, id="cases")


def _deciding(coverage: Coverage) -> dict[int, list[tuple[str, str]]]:
    """For each case the statements that decided it: where they are on the page, and their names."""
    found: dict[int, list[tuple[str, str]]] = {}
    for number, policy in enumerate(coverage.policies):
        for part in policy.parts:
            if part.place.part.is_statement:
                link = (f"#policy-{number}-statement-{part.place.part.statement}", part.place.text)
                for case in part.cases:
                    found.setdefault(case, []).append(link)
    return found


def _case(number: int, suite: SuiteReport, case: CaseReport, deciding: Sequence[tuple[str, str]]) -> str:
    word = "failed" if case.failure else "passed"
    links = [element("a", text(name), href=href) for href, name in deciding]
    inside = [element("p", text(f"{suite.name}:{case.line}:{case.column}"))]
    if case.failure:
        inside.append(element("p", text(case.failure)))
    if links:
        inside.append(element("p", "Decided by ", ", ".join(links)))
    # Browsers open what a link leads into, so that the target lies inside.
    explained = element("div", *inside, element("pre", text(case.text.rstrip())), id=f"case-{number}")
    summary = element("summary", element("b", word), " ", text(case.name), " ", element("small", text(case.answer)))
    return element("details", summary, explained, class_=f"case {word}", **data(case=number, result=word))

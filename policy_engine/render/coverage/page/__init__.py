"""One page of HTML with what cases test: no scripts, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_engine.render.coverage.json import rounded
from policy_engine.render.coverage.page.cases import cases_section
from policy_engine.render.coverage.page.mutants import mutants_section
from policy_engine.render.coverage.page.policies import policy_section
from policy_engine.render.coverage.page.style import STYLE
from policy_engine.render.coverage.page.writing import data, element, text
from policy_engine.render.coverage.text import percent_text
from policy_engine.testing.coverage import Count, Coverage
from policy_engine.testing.mutation import Mutation
from policy_engine.testing.report import CaseReport, SuiteReport

_TITLE = "What the cases test"
# The texts come from policies and suites; should one of them get past the escaping, it can do nothing.
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"


def page(reports: Sequence[SuiteReport], coverage: Coverage, mutation: Mutation | None, version: str) -> str:
    """The whole page; its numbers stand in data attributes as well."""
    cases = [(suite, case) for suite in reports for case in suite.cases]
    body = [
        _header([case for _suite, case in cases], coverage, mutation),
        _contents(coverage),
        _legend(),
        element("main", *_main(cases, coverage, mutation)),
        element("footer", text(f"policyeval {version}")),
    ]
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{text(_NOTHING_ELSE)}">',
        element("title", text(_TITLE)),
        element("style", STYLE),
    ]
    return f'<!doctype html>\n<html lang="en">\n{element("head", *head)}{element("body", *body)}</html>\n'


def _main(
    cases: Sequence[tuple[SuiteReport, CaseReport]], coverage: Coverage, mutation: Mutation | None
) -> Iterator[str]:
    for number, policy in enumerate(coverage.policies):
        yield policy_section(number, policy, coverage)
    if mutation is not None:
        yield mutants_section(mutation)
    yield cases_section(cases, coverage)


def _header(cases: Sequence[CaseReport], coverage: Coverage, mutation: Mutation | None) -> str:
    passed = sum(not case.failure for case in cases)
    numbers = [
        _number("tested", percent_text(coverage.total), coverage.total, "parts of policies"),
        _number("statements", str(coverage.statements), coverage.statements, "decided a case"),
        _number("clauses", str(coverage.clauses), coverage.clauses, "decided a case"),
        _number("cases", f"{passed}/{len(cases)}", Count(covered=passed, total=len(cases)), "passed"),
    ]
    if mutation is not None:
        numbers.append(_number("mutants", percent_text(mutation.count), mutation.count, "noticed by a case"))
    return element("header", element("h1", text(_TITLE)), element("dl", *numbers, id="numbers"))


def _number(name: str, shown: str, count: Count, what: str) -> str:
    told = f"{count.covered:,} of {count.total:,} {what}"
    return element(
        "div",
        element("dt", text(name)),
        element("dd", element("strong", text(shown)), element("small", text(told))),
        id=f"number-{name}",
        class_="whole" if count.covered == count.total else "partial",
        **data(covered=count.covered, total=count.total, percent=rounded(count)),
    )


def _legend() -> str:
    return element(
        "p",
        element("span", "allows a case", class_="allow"),
        element("span", "denies a case", class_="deny"),
        element("span", "decides no case", class_="idle"),
        element("span", "no case is about this value", class_="untested"),
        class_="legend",
    )


def _contents(coverage: Coverage) -> str:
    head = element("tr", *(element("th", name, scope="col") for name in ("policy", "statements", "clauses", "tested")))
    rows = [
        element(
            "tr",
            element("td", element("a", text(policy.key.name), href=f"#policy-{number}")),
            element("td", text(str(policy.statements))),
            element("td", text(str(policy.clauses))),
            element("td", _meter(policy.total), text(percent_text(policy.total))),
        )
        for number, policy in enumerate(coverage.policies)
    ]
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("nav", element("div", table, class_="scroll"), aria_label="Policies")


def _meter(count: Count) -> str:
    return element("meter", value=str(count.covered), max=str(max(1, count.total)), aria_hidden="true")

"""Results of suites for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent

from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.tests.options import Options
from policy_engine.testing.report import CaseReport, SuiteReport


def tests_text(reports: Sequence[SuiteReport], options: Options) -> str:
    """Each failing case with its place, what came instead, and why; then how many there are."""
    parts = [part for suite in reports for part in _parts(suite, options)]
    return "".join([*parts, summary(reports, color=options.color), *_measures(options)])


def _measures(options: Options) -> Iterator[str]:
    """What of the policies is tested, where that was asked for."""
    if options.coverage is not None and options.listing:
        from policy_engine.render.coverage.text import coverage_text

        yield f"\n{coverage_text(options.coverage, color=options.color, verbose=options.verbose)}"
    if options.mutation is not None:
        from policy_engine.render.coverage.mutation_text import mutation_text

        yield f"\n{mutation_text(options.mutation, color=options.color)}"


def _parts(suite: SuiteReport, options: Options) -> Iterator[str]:
    for case in suite.cases:
        if case.failure:
            yield f"{_head(suite, case, 'FAILED', 'red', options)}: {shown(case.failure)}\n"
            yield indent(case.shown or case.text, "  ") + "\n"
        elif options.verbose:
            keys = f", which rests on {shown(', '.join(case.open_keys))}, not given" if case.open_keys else ""
            yield f"{_head(suite, case, 'passed', 'green', options)}: {shown(case.answer)}{keys}\n"


def _head(suite: SuiteReport, case: CaseReport, word: str, style: str, options: Options) -> str:
    place = f"{shown(suite.name)}:{case.line}:{case.column}"
    return (
        f"{painted(place, 'bold', color=options.color)}: {painted(word, style, color=options.color)} {shown(case.name)}"
    )


def summary(reports: Sequence[SuiteReport], *, color: bool) -> str:
    """How many cases failed and passed, and on which condition keys those that passed rest that nobody gave."""
    cases = [case for suite in reports for case in suite.cases]
    failed = sum(bool(case.failure) for case in cases)
    counts = [painted(f"{failed:,} failed", "red", color=color)] if failed else []
    counts.append(painted(f"{len(cases) - failed:,} passed", "red" if failed else "green", color=color))
    read = sum(not suite.error for suite in reports)
    unread = f", {len(reports) - read:,} could not be read" if read < len(reports) else ""
    text = f"{', '.join(counts)} in {read:,} {'suite' if read == 1 else 'suites'}{unread}\n"
    resting = [case for case in cases if case.open_keys and not case.failure]
    if not resting:
        return text
    keys = ", ".join(sorted({key for case in resting for key in case.open_keys}, key=str.lower))
    return f"{text}{len(resting):,} of those that passed rest on {shown(keys)}, not given (--strict fails them)\n"

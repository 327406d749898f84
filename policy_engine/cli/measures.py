"""What `test` measures beside the cases: how much of the policies they reach, and which mistakes they would notice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from policy_engine.cli.options import TestOptions
from policy_engine.cli.suite_runs import Plan, chosen_cases
from policy_engine.cli.ticking import Ticker
from policy_engine.files import read_source
from policy_engine.record import Record
from policy_engine.testing.case import Case
from policy_engine.testing.report import SuiteReport
from policy_engine.testing.suite import read_suite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.testing.coverage import Count, Coverage
    from policy_engine.testing.mutation import Mutation

_FORMS = frozenset({"html", "lcov"})


class Measures(Record):
    """What was asked for, `None` where it was not."""

    coverage: Coverage | None = None
    mutation: Mutation | None = None


def measures_coverage(options: TestOptions, forms: Collection[str]) -> bool:
    """Whether coverage was asked for, by a flag or by a form of output that shows it."""
    limit = options.fail_under is not None and not options.mutate
    return options.coverage or limit or not _FORMS.isdisjoint(forms)


def measured(reports: Sequence[SuiteReport], plan: Plan, options: TestOptions) -> Measures:
    """Measure what was asked for."""
    return Measures(
        coverage=_coverage(reports) if plan.detail.hits else None,
        mutation=_mutation(reports, plan, options) if options.mutate else None,
    )


def _coverage(reports: Sequence[SuiteReport]) -> Coverage:
    from policy_engine.testing.coverage import coverage_of, merged_policies

    cases = [(f"{suite.name}:{case.line}: {case.name}", case.hits) for suite in reports for case in suite.cases]
    return coverage_of(merged_policies(policy for suite in reports for policy in suite.policies), cases)


def _mutation(reports: Sequence[SuiteReport], plan: Plan, options: TestOptions) -> Mutation:
    from policy_engine.testing.mutation import check_mutants

    ticker = Ticker("mutants tried", quiet=options.quiet)
    try:
        return check_mutants(_cases(reports, plan), ticker.tick)
    finally:
        ticker.done()


def _cases(reports: Sequence[SuiteReport], plan: Plan) -> Iterator[Case]:
    """The cases again, with their policies, which do not come from other processes."""
    for report in reports:
        if not report.error:
            yield from chosen_cases(read_suite(read_source(report.name), strict=plan.strict), plan)


def shortfall(measures: Measures, options: TestOptions) -> list[str]:
    """What is less than `--fail-under` asks for, in words."""
    limit = options.fail_under
    if limit is None:
        return []
    counts: list[tuple[str, Count]] = []
    if measures.coverage is not None:
        counts.append(("parts of the policies are tested", measures.coverage.total))
    if measures.mutation is not None:
        counts.append(("mutants are noticed", measures.mutation.count))
    return [
        f"{count.covered} of {count.total} {what} ({count.percent:.1f} %), less than --fail-under {limit:g}"
        for what, count in counts
        if count.percent < limit
    ]

"""Suites run file by file, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from policy_engine.errors import PolicyError, PolicyEvalError, RequestError
from policy_engine.files import read_source
from policy_engine.record import Record
from policy_engine.render.tests.reports import Detail, case_report
from policy_engine.render.text import findings_text
from policy_engine.syntax.document import PolicyDocument
from policy_engine.testing.case import Case
from policy_engine.testing.choosing import chooser
from policy_engine.testing.report import CaseReport, SuiteReport
from policy_engine.testing.running import results_of
from policy_engine.testing.suite import Suite, read_suite

Tick = Callable[[], None]


class Plan(Record):
    """What to run of suites, and what will be shown of it; it passes to other processes."""

    keyword: str = ""
    strict: bool = False
    exit_first: bool = False
    detail: Detail = Detail()


def reports_of(names: Sequence[str], plan: Plan, *, jobs: int = 1, tick: Tick) -> Iterator[SuiteReport]:
    """A report for each suite, in order; with `plan.exit_first` none after the one with the first failure.

    `tick` is called now and then.
    """
    reports = _in_processes(names, plan, jobs, tick) if jobs > 1 < len(names) else _here(names, plan, tick)
    for report in reports:
        yield report
        if plan.exit_first and report.failed:
            return


def _here(names: Sequence[str], plan: Plan, tick: Tick) -> Iterator[SuiteReport]:
    return (run_suite(name, plan, tick) for name in names)


def _in_processes(names: Sequence[str], plan: Plan, jobs: int, tick: Tick) -> Iterator[SuiteReport]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(min(jobs, len(names)))
    try:
        for future in [pool.submit(run_suite, name, plan) for name in names]:
            yield future.result()
            tick()
    except BrokenProcessPool as error:
        raise PolicyEvalError("a process of --jobs was stopped from outside; try --jobs 1") from error
    finally:
        pool.shutdown(cancel_futures=True)


def run_suite(name: str, plan: Plan, tick: Tick = lambda: None) -> SuiteReport:
    """Read a suite and run the cases that were chosen; what cannot be read is the report's error."""
    try:
        suite = read_suite(read_source(name), strict=plan.strict)
    except PolicyError as error:
        return SuiteReport(
            name=name, error=f"{name}: a policy cannot be used\n{findings_text(error.findings)}".rstrip()
        )
    except RequestError as error:
        return SuiteReport(name=name, error=str(error))
    cases = chosen_cases(suite, plan)
    policies = _policies(cases) if plan.detail.hits else ()
    return SuiteReport(name=name, cases=tuple(_case_reports(cases, plan, tick)), policies=policies)


def chosen_cases(suite: Suite, plan: Plan) -> list[Case]:
    """The cases of a suite that `-k` leaves."""
    chosen = chooser(plan.keyword)
    return [case for case in suite.cases if chosen(f"{suite.name}::{case.name}")]


def _policies(cases: Iterable[Case]) -> tuple[PolicyDocument, ...]:
    from policy_engine.testing.coverage import used_policies  # most runs measure nothing

    return tuple(used_policies(case.call for case in cases))


def _case_reports(cases: Iterable[Case], plan: Plan, tick: Tick) -> Iterator[CaseReport]:
    for result in results_of(cases):
        yield case_report(result, plan.detail)
        tick()
        if plan.exit_first and result.failure:
            return

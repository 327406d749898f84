"""`test` without its command line: find the suites, run them, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from policy_engine.cli.colors import wants_color
from policy_engine.cli.exit_codes import ExitCode, worst
from policy_engine.cli.measures import Measures, measured, measures_coverage, shortfall
from policy_engine.cli.options import TestOptions
from policy_engine.cli.outputs import Output, outputs_of, write_file
from policy_engine.cli.suite_runs import Plan, reports_of
from policy_engine.cli.ticking import Ticker
from policy_engine.cli.usage import UsageError
from policy_engine.files import STDIN, FileError, read_source
from policy_engine.inputs.walking import files_of
from policy_engine.render.tests import FORMATS, Options, render
from policy_engine.render.tests.reports import Detail
from policy_engine.testing.choosing import ExpressionError, chooser
from policy_engine.testing.names import ENDINGS
from policy_engine.testing.report import SuiteReport
from policy_engine.version import VERSION


def run_test(options: TestOptions) -> ExitCode:
    """Run every suite and print what failed; the code is what the process exits with.

    Raises `UsageError`, and `FileError` for an output file that cannot be written.
    """
    if options.init:
        return _init(options)
    outputs = outputs_of(options.format, FORMATS)
    plan = _plan(options, outputs)
    reports = _reports(options, plan)
    if options.keyword and not any(report.cases or report.error for report in reports):
        raise UsageError(f"-k {options.keyword}: no case has such a name")
    measures = measured(reports, plan, options)
    for output in outputs:
        _write(output, reports, measures, options)
    sys.stdout.flush()
    sys.stderr.write("".join(f"error: {report.error}\n" for report in reports if report.error))
    short = shortfall(measures, options)
    sys.stderr.write("".join(f"error: {text}\n" for text in short))
    return worst([*_codes(reports), *[ExitCode.DENIED] * bool(short)])


def _init(options: TestOptions) -> ExitCode:
    """Print a first suite. Raises `PolicyError` for a policy that cannot be used."""
    from policy_engine.testing.first.writing import first_suite

    if options.paths:
        raise UsageError("--init takes a policy and no suites")
    if options.init == STDIN:
        raise UsageError("--init -: a suite names the file of its policy; give the file")
    sys.stdout.write(first_suite(read_source(options.init)))
    return ExitCode.OK


def _plan(options: TestOptions, outputs: Sequence[Output]) -> Plan:
    try:
        chooser(options.keyword)
    except ExpressionError as error:
        raise UsageError(str(error)) from error
    to_stdout = next((output.form for output in outputs if not output.path), "")
    forms = {output.form for output in outputs}
    detail = Detail(
        color=to_stdout == "text" and wants_color(options.color),
        json="json" in forms,
        texts="html" in forms,
        hits=measures_coverage(options, forms),
    )
    return Plan(keyword=options.keyword, strict=options.strict, exit_first=options.exitfirst, detail=detail)


def _reports(options: TestOptions, plan: Plan) -> list[SuiteReport]:
    found = list(files_of(options.paths or (".",), ENDINGS))
    missing = [SuiteReport(name="", error=str(error)) for error in found if isinstance(error, FileError)]
    names = [file.name.removeprefix(f".{os.sep}") for file in found if not isinstance(file, FileError)]
    ticker = Ticker("cases run", quiet=options.quiet)
    try:
        return [*reports_of(names, plan, jobs=options.jobs, tick=ticker.tick), *missing]
    finally:
        ticker.done()


def _write(output: Output, reports: Sequence[SuiteReport], measures: Measures, options: TestOptions) -> None:
    color = output.form == "text" and not output.path and wants_color(options.color)
    shown = Options(
        color=color,
        verbose=options.verbose,
        version=VERSION,
        coverage=measures.coverage,
        listing=options.coverage,
        mutation=measures.mutation,
    )
    text = render(output.form, reports, shown)
    if output.path:
        write_file(output.path, text)
    elif not options.quiet:
        sys.stdout.write(text)


def _codes(reports: Sequence[SuiteReport]) -> Iterator[ExitCode]:
    for report in reports:
        if report.error:
            yield ExitCode.INVALID
        if report.failed:
            yield ExitCode.DENIED

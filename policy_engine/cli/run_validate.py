"""`validate` without its command line: read, check, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from policy_engine.cli.choose import check_named, choices_of, serious
from policy_engine.cli.exit_codes import ExitCode, worst
from policy_engine.cli.options import ValidateOptions
from policy_engine.cli.outputs import Output, outputs_of, write_file
from policy_engine.cli.usage import UsageError
from policy_engine.files import STDIN, FileError
from policy_engine.findings import Severity
from policy_engine.inputs.places import Passed
from policy_engine.inputs.reading import Read, Tally, read_policies
from policy_engine.inputs.reports import file_reports
from policy_engine.inputs.walking import FileOrError, files_of
from policy_engine.lint.reports import FileReport
from policy_engine.render.findings import render
from policy_engine.render.findings.options import FORMATS, Options

_MUCH = 8_000_000
"""Bytes of files that are worth several processes and a progress bar: about a second of work."""


def run_validate(options: ValidateOptions) -> ExitCode:
    """Check every policy and print what was found; the code is what the process exits with.

    Raises `UsageError`, and `FileError` for an output file that cannot be written.
    """
    outputs = outputs_of(options.format, FORMATS)
    if options.explain or options.list_checks:
        return _about_checks(options, outputs)
    if not options.paths:
        raise UsageError("no policy: name files or directories, or - for standard input")
    fail_on = serious(options.fail_on)
    tally = Tally()
    reports = _reports(options, tally)
    for output in outputs:
        _write(output, reports, options)
    sys.stdout.flush()
    sys.stderr.write("".join(f"error: {error}\n" for error in tally.errors))
    sys.stderr.writelines(_told(tally, reports, options))
    return worst(_codes(tally, reports, fail_on))


def _about_checks(options: ValidateOptions, outputs: Sequence[Output]) -> ExitCode:
    from policy_engine.lint.registry import every_rule
    from policy_engine.render.checks import check_text, checks_json, checks_table

    if options.explain:
        sys.stdout.write(check_text(check_named(options.explain)))
    else:
        listed = checks_json if outputs[0].form == "json" else checks_table
        sys.stdout.write(listed(every_rule()))
    return ExitCode.OK


def _reports(options: ValidateOptions, tally: Tally) -> list[FileReport]:
    choices = choices_of(options)
    files = list(files_of(options.paths))
    size = sum(map(_size, files))
    reads: Iterable[Read] = read_policies(iter(files), tally, only_policies=options.only_policies)
    if size >= _MUCH and sys.stderr.isatty() and not options.quiet:
        from policy_engine.cli.progress import with_progress

        reads = with_progress(reads, size)
    return list(file_reports(reads, choices, options.jobs or (_processors() if size >= _MUCH else 1)))


def _size(file: FileOrError) -> int:
    if isinstance(file, FileError) or file.name == STDIN:
        return 0
    try:
        return os.stat(file.name).st_size
    except OSError:
        return 0


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _write(output: Output, reports: Sequence[FileReport], options: ValidateOptions) -> None:
    if output.path:
        write_file(output.path, render(output.form, reports, _shown(output, options, color=False)))
    elif not options.quiet and (reports or output.form != "text"):
        from policy_engine.cli.colors import wants_color

        sys.stdout.write(render(output.form, reports, _shown(output, options, color=wants_color(options.color))))


def _shown(output: Output, options: ValidateOptions, *, color: bool) -> Options:
    if output.form == "text":
        return Options(color=color, verbose=options.verbose, statistics=options.statistics)
    from policy_engine.catalog import data_version
    from policy_engine.version import VERSION

    return Options(verbose=options.verbose, statistics=options.statistics, version=VERSION, data_version=data_version())


def _told(tally: Tally, reports: Sequence[FileReport], options: ValidateOptions) -> Iterator[str]:
    """What was passed over; of templates always, since nothing else would say that their policies were not judged."""
    if options.verbose:
        yield f"files read: {tally.files:,}\n"
        yield f"policies checked: {sum(len(report.policies) for report in reports):,}\n"
        yield f"passed over, without a policy: {tally.without_policy:,}\n"
    for reason, count in tally.passed.items():
        if options.verbose or (reason is Passed.TEMPLATE and not options.quiet):
            yield f"passed over, {reason.value}: {count:,}\n"


def _codes(tally: Tally, reports: Sequence[FileReport], fail_on: frozenset[Severity]) -> Iterator[ExitCode]:
    if tally.errors:
        yield ExitCode.INVALID
    if any(finding.severity in fail_on for report in reports for finding in report.findings):
        yield ExitCode.DENIED

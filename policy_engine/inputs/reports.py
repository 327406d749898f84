"""Policies to reports: what was found, with its places in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from policy_engine.inputs.reading import Read
from policy_engine.inputs.tasks import Choices, check_read
from policy_engine.lint.checking import Checked
from policy_engine.lint.registry import JSON_SYNTAX_ERROR
from policy_engine.lint.reports import FileReport, PolicyReport
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import JsonError


def file_reports(reads: Iterable[Read], choices: Choices, jobs: int = 1) -> Iterator[FileReport]:
    """A report for each file that holds a policy or is broken, in order; `jobs` processes check the policies."""
    for _file, group in groupby(_results(reads, choices, jobs), key=lambda result: id(result[0].file)):
        results = list(group)
        file = results[0][0].file
        policies = tuple(_policy_report(read, found, choices) for read, found in results)
        yield FileReport(name=file.name, policies=policies)


def _results(reads: Iterable[Read], choices: Choices, jobs: int) -> Iterator[tuple[Read, Checked]]:
    if jobs > 1:
        from policy_engine.inputs.pool import check_in_processes

        return check_in_processes(reads, choices, jobs)
    return ((read, check_read(read, choices)) for read in reads)


def _policy_report(read: Read, found: Checked, choices: Choices) -> PolicyReport:
    findings = tuple(found.findings)
    if JSON_SYNTAX_ERROR in choices.ignore:
        findings = tuple(each for each in findings if each.code != JSON_SYNTAX_ERROR)
    if isinstance(read.policy, JsonError):
        return PolicyReport(policy_type=None, findings=findings)
    return PolicyReport(
        label=read.policy.label,
        policy_type=found.policy_type,
        resource_type=choices.resource_type if found.policy_type is PolicyType.RESOURCE else "",
        findings=tuple(read.policy.in_file(each, read.file) for each in findings),
    )

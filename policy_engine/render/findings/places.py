"""Findings with the file and policy they were found in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_engine.findings import Finding, Severity
from policy_engine.lint.reports import FileReport, PolicyReport
from policy_engine.named import NamedTuple
from policy_engine.paths import Key, Path

ORDER = (Severity.ERROR, Severity.SECURITY_WARNING, Severity.WARNING, Severity.SUGGESTION)
"""From the most serious to the least."""


class Placed(NamedTuple):
    """A finding, and where it was found."""

    file: FileReport
    policy: PolicyReport
    finding: Finding


def placed(reports: Sequence[FileReport]) -> Iterator[Placed]:
    """Every finding, file by file."""
    return (
        Placed(file, policy, finding) for file in reports for policy in file.policies for finding in policy.findings
    )


def path_text(path: Path) -> str:
    """A path for people: `Statement[0].Action[1]`; the name of a member as `Statement[0].{Sid}`."""
    text = ""
    for step in path:
        match step:
            case int():
                text += f"[{step}]"
            case Key():
                text += f".{{{step.name}}}"
            case _:
                text += f".{step}"
    return text.removeprefix(".")


def relative(name: str) -> str:
    """A file name as reports write it: with forward slashes, without a leading `./`."""
    return name.replace("\\", "/").removeprefix("./")


def fingerprints(found: Sequence[Placed]) -> list[str]:
    """For each finding a name that stays when lines move: of its code, its place in the policy, and what stands there.

    Findings that are alike in all of these are told apart by their number.
    """
    from hashlib import sha256  # text output, the usual one, has no fingerprints

    counts: dict[str, int] = {}
    names: list[str] = []
    for file, policy, finding in found:
        path = path_text(finding.locations[0].path) if finding.locations else ""
        text = finding.source.slice(finding.span)
        name = "\0".join((relative(file.name), policy.label, finding.code, path, text))
        number = counts[name] = counts.get(name, 0) + 1
        names.append(sha256(f"{name}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return names

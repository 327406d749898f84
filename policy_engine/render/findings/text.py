"""Findings for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_engine.findings import Finding, Severity
from policy_engine.lint.reports import FileReport
from policy_engine.render.findings.options import Options
from policy_engine.render.findings.places import ORDER, Placed, placed
from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.snippet import place, snippet

_WORDS = {
    Severity.ERROR: ("error", "red"),
    Severity.SECURITY_WARNING: ("security warning", "magenta"),
    Severity.WARNING: ("warning", "yellow"),
    Severity.SUGGESTION: ("suggestion", "cyan"),
}
_PLACES_SHOWN = 3


def findings_report(reports: Sequence[FileReport], options: Options) -> str:
    """Each finding with its place, the text there, and what to write instead; then how many there are."""
    found = list(placed(reports))
    parts = [_finding(each, color=options.color) for each in found]
    if options.statistics:
        parts.append("".join(_statistics(found)))
    parts.append(_summary(reports, found, color=options.color))
    return "\n".join(parts)


def _finding(each: Placed, *, color: bool) -> str:
    finding = each.finding
    word, style = _WORDS[finding.severity]
    where = painted(place(finding.source, finding.span), "bold", color=color)
    label = f" in {each.policy.label}" if each.policy.label else ""
    lines = [
        f"{where}: {painted(f'{word}[{finding.code}]', style, color=color)}{shown(label)}: {shown(finding.message)}\n"
    ]
    lines.append(snippet(finding.source, finding.span))
    lines.extend(_further(finding))
    if finding.help:
        lines.append(f"  {painted('help', 'bold', color=color)}: {shown(finding.help)}\n")
    return "".join(lines)


def _further(finding: Finding) -> Iterator[str]:
    """The other places that a finding is about."""
    others = finding.locations[1:]
    for other in others[:_PLACES_SHOWN]:
        line, column = finding.source.position(other.span.start)
        yield f"  and {line}:{column}: {_first_line(finding, other.span.start, other.span.end)}\n"
    if len(others) > _PLACES_SHOWN:
        yield f"  and {len(others) - _PLACES_SHOWN} more\n"


def _first_line(finding: Finding, start: int, end: int) -> str:
    text = finding.source.text[start:end]
    first = shown(text.split("\n", 1)[0].strip())
    return first if len(first) <= 80 and "\n" not in text else f"{first[:80]} …"


def _statistics(found: Sequence[Placed]) -> Iterator[str]:
    """A line a code, the most frequent first."""
    counts: dict[tuple[Severity, str], int] = {}
    for each in found:
        key = (each.finding.severity, each.finding.code)
        counts[key] = counts.get(key, 0) + 1
    width = max((len(str(count)) for count in counts.values()), default=1)
    for (severity, code), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][1])):
        yield f"{str(count).rjust(width)}  {code}  {severity.value}\n"


def _summary(reports: Sequence[FileReport], found: Sequence[Placed], *, color: bool) -> str:
    policies = _counted(sum(len(file.policies) for file in reports), "policy", "policies")
    files = _counted(len(reports), "file", "files")
    if not found:
        return f"{painted('no findings', 'green', color=color)} in {policies} ({files})\n"
    counts = [(severity, sum(each.finding.severity is severity for each in found)) for severity in ORDER]
    words = ", ".join(_counted(count, _WORDS[severity][0]) for severity, count in counts if count)
    return f"{words} in {policies} ({files})\n"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"

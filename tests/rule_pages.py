"""The pages of `docs/rules`, made of what each check says of itself and of its cases.

`python -m tests.rule_pages` writes them; a test holds them to what it would write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policy_engine.lint.registry import every_rule
from policy_engine.lint.rule import Family, Rule
from policy_engine.syntax.document import PolicyType
from tests.validation.cases import Case, all_cases, findings_of, text_of

FOLDER = Path(__file__).parents[1] / "docs" / "rules"
_LONGEST = 2000
_FAMILIES = {Family.ACCESS_ANALYZER: "IAM Access Analyzer", Family.POLICYEVAL: "policyeval"}


class Said(NamedTuple):
    """The docstring of a check, taken apart."""

    summary: str
    reason: str
    avoid: str
    prefer: str
    source: str


def said(rule: Rule) -> Said:
    """What a check says of itself. Raises `ValueError` where a part is missing."""
    match = re.fullmatch(
        r"(?P<summary>\S.*?\.)\n\n(?P<reason>.+?)\n\n"
        r"Avoid: (?P<avoid>.+?)\nPrefer: (?P<prefer>.+?)\nSource: (?P<source>.+)",
        rule.text.strip(),
        re.DOTALL,
    )
    if match is None:
        raise ValueError(f"{rule.code}: the docstring has not the shape: sentence, reason, Avoid, Prefer, Source")
    return Said(*(match.group(name) for name in Said._fields))


def pages() -> dict[Path, str]:
    """Every page by its file: the list, and one for each check."""
    return {FOLDER / "README.md": _index(), **{page_of(rule): _page(rule) for rule in every_rule()}}


def page_of(rule: Rule) -> Path:
    """The file of a check's page."""
    return FOLDER / f"{rule.module.replace('_', '-')}.md"


def _index() -> str:
    head = (
        "# The checks of `policyeval validate`\n\n"
        "Codes and types of the first family are those of IAM Access Analyzer's ValidatePolicy, so that findings can "
        "be compared with AWS's; the second family is what Access Analyzer does not look for. `policyeval validate "
        "--explain CODE` prints what stands on a check's page.\n"
    )
    return head + "".join(
        f"\n## {_FAMILIES[family]}\n\n| code | type | on | what it finds |\n| --- | --- | --- | --- |\n"
        + "".join(_row(rule) for rule in sorted(every_rule()) if rule.family is family)
        for family in Family
    )


def _row(rule: Rule) -> str:
    link = page_of(rule).relative_to(FOLDER).as_posix()
    summary = " ".join(said(rule).summary.split()).replace("|", "\\|")
    return f"| [`{rule.code}`]({link}) | {rule.severity.value} | {'yes' if rule.on else 'no'} | {summary} |\n"


def _page(rule: Rule) -> str:
    text = said(rule)
    types = ", ".join(each.value for each in PolicyType if each in rule.types)
    off = "" if rule.on else " Off unless it is selected."
    return (
        f"# {rule.code}\n\n{' '.join(text.summary.split())}\n\n{text.reason}\n\n"
        f"Type of finding: {rule.severity.value}. Family: {_FAMILIES[rule.family]}. "
        f"Types of policy: {types}.{off}\n\n"
        f"## Avoid\n\n{''.join(_example(_case(rule, 'finds')))}\n"
        f"## Prefer\n\n{''.join(_example(_case(rule, 'silent')))}\n"
        f"## Source\n\n{text.source[0].upper()}{text.source[1:]}\n"
    )


def _case(rule: Rule, member: str) -> Case:
    return next(case for case in all_cases() if rule.code in case.get(member, ()))


def _example(case: Case) -> Iterator[str]:
    text = json.dumps(case["document"], indent=2, ensure_ascii=False) if "document" in case else text_of(case)
    yield f"{case['description']}\n"
    if len(text) <= _LONGEST:
        yield f"\n```json\n{text}\n```\n"
    codes = list(case.get("finds", ()))
    for finding in findings_of({**case, "text": text}) if codes else ():
        if finding.code in codes:
            line, column = finding.position
            tail = f" ({finding.help})" if finding.help else ""
            yield f"\n> {line}:{column}: {finding.message}{tail}\n"


def main() -> None:
    """Write every page, and remove those of checks that are gone."""
    wanted = pages()
    for path in set(FOLDER.rglob("*.md")) - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""The validation cases: reading them, and what each demands."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from policy_engine.findings import Finding
from policy_engine.lint.registry import every_rule
from policy_engine.lint.validation import validate
from policy_engine.paths import Key

FOLDER = Path(__file__).parents[2] / "fixtures" / "validation"
Case = dict[str, Any]
_MEMBERS = {
    *("id", "description", "policy_type", "resource_type", "document", "text", "fill"),
    *("finds", "says", "silent", "shows"),
}


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file, in file order; unknown members and repeated ids are refused."""
    cases: list[Case] = []
    for path in sorted(FOLDER.glob("*.json")):
        cases.extend(json.loads(path.read_text(encoding="utf-8"))["cases"])
    for case in cases:
        if unknown := case.keys() - _MEMBERS:
            raise ValueError(f"{case.get('id')}: unknown members {unknown}")
        if "fill" in case and not _fills(case):
            raise ValueError(f"{case['id']}: `fill` needs a `mark` that stands once in `text`, `character` and `until`")
    ids = [case["id"] for case in cases]
    if repeated := {each for each in ids if ids.count(each) > 1}:
        raise ValueError(f"ids stand twice: {repeated}")
    return tuple(cases)


def _fills(case: Case) -> bool:
    fill = case["fill"]
    return (
        fill.keys() == {"mark", "character", "until"}
        and case.get("text", "").count(fill["mark"]) == 1
        and len(fill["character"]) == 1
        and fill["until"] >= len(case["text"])
    )


def text_of(case: Case) -> str:
    """The policy text of a case.

    `fill` makes a text of a certain length: its `mark` in `text` becomes as many of `character` as the whole needs to
    have `until` characters.
    """
    text = str(case["text"]) if "text" in case else json.dumps(case["document"])
    if "fill" in case:
        fill = case["fill"]
        text = text.replace(fill["mark"], fill["character"] * (fill["until"] - len(text) + len(fill["mark"])))
    return text


def unsaid(case: Case, findings: list[Finding]) -> list[str]:
    """What `says` demands, by code, and no finding of that code has in its message or help."""
    return [
        text
        for code, texts in case.get("says", {}).items()
        for text in texts
        if not any(text in f"{each.message} ({each.help})" for each in findings if each.code == code)
    ]


def findings_of(case: Case) -> list[Finding]:
    """What all checks find in a case's policy, those off by default included."""
    return validate(
        text_of(case), case["policy_type"], resource_type=case.get("resource_type", ""), select=["all"], name=case["id"]
    )


def found_places(findings: list[Finding], code: str) -> list[list[list[Any]]]:
    """For each finding of a code its places, each a path as cases write it."""
    return sorted(
        ([[_step(step) for step in place.path] for place in finding.locations] for finding in findings
         if finding.code == code),
        key=repr,
    )  # fmt: skip


def _step(step: object) -> Any:
    return {"key": step.name} if isinstance(step, Key) else step


def codes() -> set[str]:
    """The code of every check."""
    return {rule.code for rule in every_rule()}

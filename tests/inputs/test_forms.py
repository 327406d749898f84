"""Policies are found in every form that people keep them in, and findings have their place in the file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policy_engine.findings import Finding
from policy_engine.inputs import forms, scan
from policy_engine.inputs.forms import TooLong, policies_in
from policy_engine.inputs.reading import Tally, read_policies
from policy_engine.inputs.reports import file_reports
from policy_engine.inputs.tasks import Choices
from policy_engine.inputs.walking import NamedFile
from policy_engine.lint.reports import PolicyReport
from tests.commands import ROOT

FOLDER = ROOT / "fixtures" / "inputs"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))["cases"]
CHOICES = Choices(select=("INVALID_ACTION",))


def _policies(case: dict[str, Any], tally: Tally) -> list[PolicyReport]:
    file = NamedFile(str(FOLDER / "files" / case["file"]), met=case.get("met", False))
    return [
        policy for report in file_reports(read_policies(iter([file]), tally), CHOICES) for policy in report.policies
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_forms(case: dict[str, Any]) -> None:
    """Label, type, and the text in the file that the finding of each policy is about."""
    tally = Tally()
    found = _policies(case, tally)
    wanted = case["policies"]
    types = [policy.policy_type.value if policy.policy_type else None for policy in found]
    assert [policy.label for policy in found] == [each["label"] for each in wanted]
    assert types == [each["type"] for each in wanted]
    for policy, each in zip(found, wanted, strict=True):
        assert [_blamed(finding, each) for finding in policy.findings] == ([each["blamed"]] if "blamed" in each else [])
    assert {reason.name: count for reason, count in tally.passed.items()} == case.get("passed", {})
    assert (tally.errors, tally.files, tally.without_policy) == ([], 1, int(not wanted))


def _blamed(finding: Finding, wanted: dict[str, Any]) -> str:
    """The text of the file at a finding's place; the place itself is where the text stands, or as the case says."""
    text = finding.source.text
    assert finding.code == wanted.get("code", "INVALID_ACTION")
    assert finding.source.name.startswith(str(FOLDER))
    if "at" in wanted:
        assert list(finding.position) == wanted["at"]
    else:
        assert finding.span.start == text.index(wanted["blamed"])
        assert [place.span for place in finding.locations] == [finding.span]
        assert finding.locations[0].path[0] == "Statement"
    return finding.source.slice(finding.span)


@pytest.mark.parametrize(
    ("name", "longest"), [("account-dump", 2_600), ("array", 300), ("map", 300), ("template", 420)]
)
def test_large_texts_are_read_in_pieces(name: str, longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file is longer than any policy that is read, the same is found as in one piece."""
    [case] = [case for case in CASES if case["id"] == name]
    whole = [(each.label, each.findings) for each in _policies(case, Tally())]
    monkeypatch.setattr(scan, "_LENGTHS", (10, longest))
    assert len((FOLDER / "files" / case["file"]).read_text(encoding="utf-8")) > longest
    assert [(each.label, each.findings) for each in _policies(case, Tally())] == whole


def test_policies_that_are_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy longer than is read is told, wherever it stands; the others are found."""
    short = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    long = {**short, "Id": "x" * 300}
    monkeypatch.setattr(scan, "_LENGTHS", (10, 200))
    monkeypatch.setattr(forms, "LONGEST", 200)
    text = json.dumps({"a": short, "b": long, "c": json.dumps(long), "d": json.dumps(short)})
    found = list(policies_in(text, {}))
    assert [(type(each).__name__, each.label) for each in found] == [
        ("Embedded", "a"),
        ("TooLong", "b"),
        ("TooLong", "c"),
        ("Embedded", "d"),
    ]
    assert [each.length for each in found if isinstance(each, TooLong)] == [len(json.dumps(long))] * 2
    [whole] = policies_in(json.dumps(long), {})
    assert isinstance(whole, TooLong)
    assert whole.label == ""

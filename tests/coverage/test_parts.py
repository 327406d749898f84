"""Cases written by hand: which parts of policies requests make decisive."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from policy_engine.request_file import Call, read_call
from policy_engine.syntax.document import PolicyDocument
from policy_engine.testing.coverage import Coverage, coverage_of, used_policies
from policy_engine.testing.hits import hits_of
from policy_engine.testing.parts import STATEMENT, Place
from tests.commands import ROOT

Json = dict[str, Any]
CASES: list[Json] = yaml.safe_load((ROOT / "fixtures/coverage/cases.yaml").read_text(encoding="utf-8"))


def _calls(case: Json) -> list[Call]:
    return [read_call({**request, "policies": case["policies"]}) for request in case["requests"]]


def _coverage(calls: list[Call]) -> Coverage:
    return coverage_of(used_policies(calls), [(f"case {number}", hits_of(call)) for number, call in enumerate(calls)])


def _written(place: Place, document: PolicyDocument) -> str:
    sid = document.statements[place.part.statement].sid
    assert sid is not None
    return sid.value if place.title == STATEMENT else f"{sid.value} {place.title} {place.text}"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_covered_and_missed(case: Json) -> None:
    """Requests cover the parts that the definition says, and no others."""
    parts = [
        (_written(part.place, policy.document), part.covered)
        for policy in _coverage(_calls(case)).policies
        for part in policy.parts
    ]
    assert sorted(name for name, covered in parts if covered) == sorted(case["covered"])
    assert sorted(name for name, covered in parts if not covered) == sorted(case["missed"])


def test_counts() -> None:
    """Statements and clauses are counted apart and together; which cases covered a part is kept."""
    [case] = [each for each in CASES if each["id"] == "COV-ALLOW-003"]
    coverage = _coverage(_calls(case))
    assert (str(coverage.statements), str(coverage.clauses), str(coverage.total)) == ("1/1", "4/4", "5/5")
    assert [part.cases for part in coverage.policies[0].parts] == [(0, 1), (0,), (1,), (0,), (1,)]
    assert coverage.total.percent == 100


def test_policies_of_one_name_are_told_apart_by_their_text() -> None:
    """Inline policies share a name; each is counted by itself, and the same one in several calls once."""
    [first, second] = [each for each in CASES if each["id"] in ("COV-ALLOW-001", "COV-ALLOW-002")]
    coverage = _coverage([*_calls(first), *_calls(second), *_calls(first)])
    assert [policy.key.name for policy in coverage.policies] == ["policies.identity[0]"] * 2
    counts = {str(policy.total): policy.parts[0].cases for policy in coverage.policies}
    assert counts == {"3/8": (0, 2), "5/6": (1,)}


def test_values_are_where_they_stand() -> None:
    """The place of a part is its text in the policy."""
    for case in CASES:
        for policy in _coverage(_calls(case)).policies:
            for part in policy.parts:
                if part.place.title != STATEMENT:
                    assert policy.document.source.slice(part.place.span).strip('"') == part.place.text

"""Every case in fixtures/validation runs by its id."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validation.cases import Case, all_cases, codes, findings_of, found_places, unsaid


def _parameters() -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in all_cases()]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    """Each check that the case names finds what it says, at the places and in the words it says, or keeps silent."""
    findings = findings_of(case)
    for code, places in case.get("finds", {}).items():
        assert found_places(findings, code) == sorted(places, key=repr), [str(each) for each in findings]
    assert not unsaid(case, findings), [str(each) for each in findings]
    present = {finding.code for finding in findings}
    assert not present & set(case.get("silent", ())), [str(each) for each in findings]


def test_codes_exist() -> None:
    """A case names checks that exist."""
    for case in all_cases():
        assert {*case.get("finds", {}), *case.get("silent", ())} <= codes(), case["id"]


def test_every_check_has_both() -> None:
    """Every check has a case in which it finds something and one in which it must keep silent."""
    finding = {code for case in all_cases() for code in case.get("finds", {})}
    silent = {code for case in all_cases() for code in case.get("silent", ())}
    assert codes() - finding == set()
    assert codes() - silent == set()

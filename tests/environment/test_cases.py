"""The questions of fixtures/environments/cases.yaml, to the organization as it is described and as it was dumped."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from policy_engine.calls import decide_call
from policy_engine.environment import Environment, read_environment
from policy_engine.errors import RequestError
from policy_engine.request_file import read_call
from tests.commands import ROOT

FOLDER = ROOT / "fixtures" / "environments"
CASES = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["described", "dumped"])
def environment(request: pytest.FixtureRequest) -> Environment:
    """The organization in one of its forms."""
    return read_environment(str(FOLDER / request.param))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_case(case: dict[str, Any], environment: Environment) -> None:
    """A question gets the answer, the note or the error that its sentence is about."""
    if "error" in case:
        with pytest.raises(RequestError) as caught:
            read_call(case["request"], complete=environment.complete)
        assert case["error"] in str(caught.value)
        return
    explanation = decide_call(read_call(case["request"], complete=environment.complete))
    decision = explanation.decision
    assert f"{decision.outcome.value} {decision.kind.value if decision.kind else ''}".strip() == case["expect"]
    if "note" in case:
        assert case["note"] in explanation.diagnostics
    else:
        assert not [note for note in explanation.diagnostics if "not described" in note]


def test_ids_are_unique() -> None:
    """A case is named by its id."""
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_both_forms_say_the_same() -> None:
    """Accounts, principals and the organization are the same, however they were written down."""
    described, dumped = (read_environment(str(FOLDER / name)) for name in ("described", "dumped"))
    assert described.accounts.keys() == dumped.accounts.keys()
    for number, account in described.accounts.items():
        other = dumped.accounts[number]
        assert account.arns.keys() == other.arns.keys()
        assert account.groups.keys() == other.groups.keys()
        assert account.policies.keys() == other.policies.keys()
        for arn, entity in account.arns.items():
            assert (entity.tags, entity.boundary) == (other.arns[arn].tags, other.arns[arn].boundary)
    one, two = described.organization, dumped.organization
    assert one is not None
    assert two is not None
    assert (one.id, one.management_account, dict(one.delegated)) == (
        two.id,
        two.management_account,
        dict(two.delegated),
    )
    assert {number: one.path(number) for number in described.accounts} == {
        number: two.path(number) for number in described.accounts
    }

"""The scenarios of fixtures/scenarios come out as their table says."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.commands import ROOT, run

SCENARIOS = ROOT / "fixtures" / "scenarios"
EXPECTED: dict[str, list[str]] = tomllib.loads((SCENARIOS / "expected.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_scenario(name: str) -> None:
    """Every request of the scenario gets the expected answer, from the expected kind of policy."""
    done = run("check", "--request", f"fixtures/scenarios/{name}/requests.yaml", "--format", "json")
    assert not done.err
    answers = [f"{answer['decision']} {answer['reason'] or ''}".strip() for answer in json.loads(done.out)]
    assert answers == EXPECTED[name]


def test_every_scenario_is_expected() -> None:
    """No folder of scenarios is left out of the table."""
    assert {path.name for path in SCENARIOS.iterdir() if path.is_dir()} == set(EXPECTED)

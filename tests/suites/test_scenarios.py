"""The suites of fixtures/ pass, and each scenario has one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands import ROOT, run

SCENARIOS = sorted(path for path in (ROOT / "fixtures" / "scenarios").iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
def test_scenario(folder: Path) -> None:
    """The suite of a scenario passes, on keys that it gives, and names every policy of its folder."""
    suite = folder / f"{folder.name}.policytest.yaml"
    done = run("test", str(suite.relative_to(ROOT)), "--strict", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert len(json.loads(done.out)["suites"][0]["cases"]) > 1
    text = suite.read_text(encoding="utf-8")
    assert {path.name for path in folder.glob("*.json")} == set(re.findall(r"[\w-]+\.json", text))


def test_the_suites_of_the_readme() -> None:
    """The suites that the README shows are those in fixtures; the last of them passes."""
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("suites/first-try.policytest.yaml", "policies/read-reports.policytest.yaml"):
        assert f"```yaml\n{(ROOT / 'fixtures' / name).read_text(encoding='utf-8')}```" in shown
    assert run("test", "fixtures/policies", "--strict").code == 0

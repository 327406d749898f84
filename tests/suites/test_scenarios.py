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


def test_the_suite_of_the_readme() -> None:
    """The suite that the README shows is the one in fixtures, and it passes."""
    text = (ROOT / "fixtures/policies/read-reports.policytest.yaml").read_text(encoding="utf-8")
    assert f"```yaml\n{text}```" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert run("test", "fixtures/policies", "--strict").code == 0

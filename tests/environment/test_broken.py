"""What is said of files that make no environment: fixtures/environments/broken.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policy_engine.environment import read_environment
from policy_engine.errors import PolicyEvalError
from policy_engine.request_file import read_call
from tests.commands import ROOT, run

FOLDER = ROOT / "fixtures" / "environments"
CASES = yaml.safe_load((FOLDER / "broken.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_broken(case: dict[str, Any], tmp_path: Path) -> None:
    """The files, or the question to them, are refused with the error that the case is about."""
    for name, text in case["files"].items():
        path = tmp_path / str(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyEvalError) as caught:
        read_call(case.get("request"), complete=read_environment(str(tmp_path)).complete)
    assert case["error"] in str(caught.value)


def test_named_file_has_to_be_one(tmp_path: Path) -> None:
    """A policy that is named as an environment is an error, although one met in a folder is passed over."""
    done = run("check", "--env", "fixtures/policies/deploy.json", "-p", "anonymous", "-a", "s3:GetObject")
    assert done.code == 3
    assert "fixtures/policies/deploy.json: this is no part of an environment" in done.err
    assert not done.out


def test_missing_path() -> None:
    """A path that is not there is an error."""
    done = run("check", "--env", "no-such-folder", "-p", "anonymous", "-a", "s3:GetObject")
    assert done.code == 3
    assert done.err == "error: no-such-folder: cannot be read: no such file or directory\n"

"""The hook, run by the real pre-commit in a git repository of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.commands import ROOT

GOOD = '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}]}\n'
FILES = {
    "policies/bad.json": GOOD.replace("GetObject", "GetObjekt"),
    "policies/good.json": GOOD,
    "package.json": '{"name": "example", "version": "1.0.0"}\n',
    "settings.json": '// no policy, and no JSON\n{"indent": 2,}\n',
    "policies/good.policytest.yaml": """policies: {identity: [good.json]}
cases: [{name: nobody reads, action: s3:GetObject, expect: explicit-deny}]
""",
}
_NOT_COPIED = shutil.ignore_patterns(".git", ".*_cache", ".venv", "venv", "__pycache__", "build", "dist", ".hypothesis")
_REQUIRED = "POLICYEVAL_REQUIRE_PRE_COMMIT"
"""Set where packages can be installed for certain: then nothing is skipped."""


def _skip(reason: str) -> None:
    if os.environ.get(_REQUIRED):
        pytest.fail(f"{_REQUIRED} is set, but {reason}")
    pytest.skip(reason)


def _run(folder: Path, *command: str, home: Path, ok: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "PRE_COMMIT_HOME": str(home),
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "tests",
        "GIT_AUTHOR_EMAIL": "",
        "GIT_COMMITTER_NAME": "tests",
        "GIT_COMMITTER_EMAIL": "",
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0 or not ok, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose configuration names the hook of a repository made of the working tree; nothing committed."""
    if find_spec("pre_commit") is None or shutil.which("git") is None:
        _skip("pre-commit or git is not installed")
    probe = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(tmp_path / "probe"), "hatchling"]
    if subprocess.run(probe, capture_output=True, check=False, timeout=120).returncode:
        _skip("packages cannot be installed here, which the hook's own environment needs")
    hooks = tmp_path / "policyeval"
    shutil.copytree(ROOT, hooks, ignore=_NOT_COPIED, symlinks=True)
    home = tmp_path / "home"
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "the working tree"]):
        _run(hooks, "git", *command, home=home)
    revision = _run(hooks, "git", "rev-parse", "HEAD", home=home).stdout.strip()
    mine = tmp_path / "mine"
    mine.mkdir()
    _run(mine, "git", "init", "-q", home=home)
    (mine / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: policyeval-validate\n  - id: policyeval-test\n"
    )
    _run(mine, sys.executable, "-m", "pre_commit", "install", "--install-hooks", home=home)
    return mine


def test_commits(repository: Path) -> None:
    """A bad policy stops the commit and is shown; a good one passes, and JSON that is no policy is passed over."""
    stopped = _commit(repository, "policies/bad.json", "policies/good.json")
    assert stopped.returncode != 0
    assert "policies/bad.json:1:70: error[INVALID_ACTION]" in stopped.stdout + stopped.stderr
    assert "good.json:" not in stopped.stdout + stopped.stderr
    for names in (["policies/good.json", "policies/good.policytest.yaml"], ["package.json", "settings.json"]):
        passed = _commit(repository, *names)
        assert passed.returncode == 0, passed.stdout + passed.stderr
    changed = FILES["policies/good.json"].replace("Deny", "Allow")
    failed = _commit(repository, "policies/good.json", text=changed)
    assert failed.returncode != 0
    assert "FAILED nobody reads: expected explicit-deny, got allow" in failed.stdout + failed.stderr


def _commit(repository: Path, *names: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Try to commit some of the files, and nothing else."""
    home = repository.parent / "home"
    _run(repository, "git", "rm", "-rq", "--cached", "--ignore-unmatch", "policies/bad.json", home=home)
    for name in names:
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text(text or FILES[name])
        _run(repository, "git", "add", name, home=home)
    return _run(repository, "git", "commit", "-m", "policies", home=home, ok=False)

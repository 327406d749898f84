"""The project as it is installed: one version, one entry point, and no wrong advice."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

from policy_engine.version import VERSION
from tests.commands import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_one_version() -> None:
    """The checkout's command prints the version that the wheel is built with."""
    run = subprocess.run(
        [sys.executable, ROOT / "cli.py", "--version"], capture_output=True, text=True, check=True, cwd=ROOT.parent
    )
    assert run.stdout == f"policyeval {VERSION}\n"
    assert "version" in PROJECT["project"].get("dynamic", ["version"])


def test_entry_point() -> None:
    """The command is the package's own main."""
    assert PROJECT["project"]["scripts"] == {"policyeval": "policy_engine.cli.app:main"}
    assert PROJECT["project"]["name"] == "policyeval-iam"


def test_documentation_installs_from_the_checkout() -> None:
    """No page tells to install the unrelated project that has the command's name on the package index."""
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")):
        assert not re.search(r"pip install (?:-\S+ )*['\"]?policyeval", page.read_text(encoding="utf-8")), page


def test_every_dependency_is_explained() -> None:
    """Each run-time dependency has its line in the contributor guide."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=~ ]", requirement)[0]
        assert f"| `{name}` |" in guide

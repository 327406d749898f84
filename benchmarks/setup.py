"""An environment for the benchmark: the project and its Python peers from the package index, the Node peer from npm.

Needs nothing but the standard library.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parents[1]
NODE_PACKAGE = "@cloud-copilot/iam-simulate@0.1.173"
"""Pinned, so that ratios of different days can be compared."""


def make_environment(folder: Path) -> Path:
    """Install the project with its `bench` extra below a folder; returns the interpreter."""
    place = folder / "python"
    if not (place / "bin" / "python").exists():
        venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The launchers that older versions of pip write import `re`, which is a good part of a short start-up.
    _run([*pip, "--upgrade", "pip"])
    _run([*pip, "--constraint", str(ROOT / "constraints.txt"), f"{ROOT}[bench]"])
    return python


def install_node_peer(folder: Path) -> Path | None:
    """Install the peer from npm in a folder of its own; `None`, and a line that says so, where that cannot be."""
    npm = which("npm")
    if npm is None or which("node") is None:
        print(f"Node is not installed: {NODE_PACKAGE} is left out", file=sys.stderr)
        return None
    place = folder / "node"
    place.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(place), "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run([*command, NODE_PACKAGE], cwd=place, check=False).returncode:
        print(f"npm could not install {NODE_PACKAGE}: it is left out", file=sys.stderr)
        return None
    return place


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)

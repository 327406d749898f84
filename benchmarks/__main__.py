"""Set up an environment, then measure in it: `python3 -m benchmarks [--quick] [--folder FOLDER] [--into FOLDER]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.setup import ROOT, install_node_peer, make_environment


def main() -> None:
    """Read the command line; a folder that is named is kept and used again."""
    options = argparse.ArgumentParser(prog="python3 -m benchmarks", description=__doc__)
    options.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    options.add_argument("--folder", type=Path, help="where to keep the environment; by default a temporary folder")
    options.add_argument("--into", type=Path, default=ROOT / "docs", help="folder for page and picture")
    given = options.parse_args()
    arguments = ["--into", str(given.into.resolve()), *(["--quick"] if given.quick else [])]
    if given.folder:
        sys.exit(_measure(given.folder.resolve(), arguments))
    with tempfile.TemporaryDirectory() as folder:
        code = _measure(Path(folder), arguments)
    sys.exit(code)


def _measure(folder: Path, arguments: list[str]) -> int:
    print(f"setting up in {folder} …", file=sys.stderr, flush=True)
    python, node = make_environment(folder), install_node_peer(folder)
    environment = {**os.environ, **({"BENCHMARK_NODE": str(node)} if node else {})}
    command = [str(python), "-m", "benchmarks.run", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    main()

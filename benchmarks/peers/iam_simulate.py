"""`@cloud-copilot/iam-simulate`, installed from npm and run by Node in a process of its own."""

from __future__ import annotations

import atexit
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measure import Effort
from benchmarks.peers import Prepare, Prepared
from benchmarks.sets import ROLE, Benchmark, Json

PACKAGE = "@cloud-copilot/iam-simulate"
_DRIVER = Path(__file__).with_suffix(".mjs")


def version(folder: Path) -> str:
    """The version that is installed below a folder, empty where none is."""
    manifest = folder / "node_modules" / PACKAGE / "package.json"
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"]) if manifest.exists() else ""


def preparing(folder: Path, entry: str) -> Prepare:
    """How to load a set into one of its entry points: `runSimulation`, which checks its input first, or the other."""

    def prepare(benchmark: Benchmark, effort: Effort) -> Prepared:
        ask = _process(folder)
        loaded = {"policies": benchmark.policies, "requests": [_whole(each) for each in benchmark.requests]}
        answers = ask({"load": loaded, "entry": entry, "warmUp": effort.warm_up})["answers"]
        rounds = 1 + int(effort.least / max(ask({"run": 1})["cpu"], 1e-7))
        return Prepared(
            answers=[each == "Allowed" for each in answers], timer=lambda: float(ask({"run": rounds})["cpu"]) / rounds
        )

    return prepare


def _whole(request: Json) -> Json:
    """The request with the context keys that AWS derives from caller and instant, which it wants to be given."""
    principal: str = request["principal"]
    account, kind, name = principal.split(":")[4], *principal.partition(":user/")[1:]
    caller = {"aws:username": name, "aws:PrincipalArn": principal} if kind else {"aws:PrincipalArn": ROLE}
    derived = {"aws:CurrentTime": request["now"], "aws:PrincipalAccount": account, **caller}
    return {**request, "context": {**derived, **request["context"]}}


def _process(folder: Path) -> Callable[[Any], Any]:
    process = subprocess.Popen(
        ["node", str(_DRIVER), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.kill)
    to, back = process.stdin, process.stdout
    assert to is not None
    assert back is not None

    def ask(command: Any) -> Any:
        to.write(json.dumps(command) + "\n")
        to.flush()
        return json.loads(back.readline())

    return ask

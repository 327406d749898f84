"""What the figures were measured with."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from benchmarks.peers import iam_simulate
from benchmarks.topics.beside import node_folder
from policy_engine.catalog import data_version

_PACKAGES = ("moto", "cedarpy", "parliament")


def versions() -> str:
    """One sentence with machine, interpreter, data and peers."""
    return f"Measured with {', '.join(_all())}."


def _all() -> Iterator[str]:
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()} ({_processor()})"
    yield f"reference of services {data_version()}"
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    if installed := iam_simulate.version(node_folder()):
        node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
        yield f"{iam_simulate.PACKAGE} {installed} on Node {node.removeprefix('v')}"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            found = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    except OSError:
        found = ""
    return found or platform.processor() or "processor unknown"

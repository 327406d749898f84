"""CPU time of functions and processes: medians of several runs."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from statistics import median

RUNS = 7


def per_call(work: Callable[[], object], calls: int, *, runs: int = RUNS) -> float:
    """Microseconds of one of the `calls` that `work` makes."""
    work()
    return median(_cpu(work) for _ in range(runs)) / calls * 1e6


def seconds(work: Callable[[], object], *, runs: int = 3) -> float:
    """CPU seconds of a piece of work, each time from the start."""
    return median(_cpu(work) for _ in range(runs))


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken


def process_ms(command: Sequence[str], *, runs: int = 11) -> float:
    """CPU milliseconds of a whole process, with compiled bytecode as an installed package has it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, capture_output=True, env=environment, check=False)
    return median(_child_ms(command, environment) for _ in range(runs))


def _child_ms(command: Sequence[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

"""Whole processes: CPU time and peak memory from start to end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ratio

SPAWN = Path(__file__).with_name("spawn.py")
ROOT = Path(__file__).resolve().parents[1]
Command = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Several runs of a command."""

    seconds: tuple[float, ...]
    peak_mib: float

    def over(self, other: Runs) -> float:
        """How many times the CPU time of the other, which ran in turns with it."""
        return ratio(self.seconds, other.seconds)


def installed(name: str) -> str:
    """The path of a command of this environment."""
    return str(Path(sys.executable).with_name(name))


def succeeds(command: Command) -> bool:
    """Whether a command is there and ends with 0."""
    return Path(command[0]).exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def run_in_turns(commands: Sequence[Command], runs: int) -> list[Runs]:
    """Run commands one after the other, round by round; the first round, which warms caches, does not count."""
    rounds = [[_run(command) for command in commands] for _ in range(runs + 1)][1:]
    return [
        Runs(seconds=tuple(each[0] for each in column), peak_mib=max(each[1] for each in column) / 2**10)
        for column in zip(*rounds, strict=True)
    ]


def _run(command: Command) -> tuple[float, float]:
    # Compiled bytecode is there, as for any installed package.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    spawn = [sys.executable, "-I", "-S", str(SPAWN), *command]
    printed = subprocess.run(spawn, capture_output=True, env=environment, check=True, text=True, cwd=ROOT).stdout
    taken, peak = printed.split()
    return float(taken), float(peak)

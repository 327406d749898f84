"""Commands from start to end, as a multiple of the bare interpreter in the same environment."""

from __future__ import annotations

import sys
from statistics import median

from benchmarks.measure import Effort
from benchmarks.processes import ROOT, Runs, installed, run_in_turns, succeeds
from benchmarks.rows import Row, Section

_POLICY = str(ROOT / "fixtures" / "policies" / "read-reports.json")
_POLICYEVAL = installed("policyeval")
_WHY = "imports decide it: what a plain command line needs is loaded, and nothing else"
_COMMANDS: dict[str, tuple[list[str], float | None, float | None]] = {
    "`policyeval --version`": ([_POLICYEVAL, "--version"], 2.5, 3),
    "`policyeval check` on one small policy": ([_POLICYEVAL, "check", _POLICY, "-a", "s3:GetObject"], 5, 8),
    "`policyeval validate` on one small policy": ([_POLICYEVAL, "validate", _POLICY], 4, 6),
    "parliament on the same policy": ([installed("parliament"), "--files", _POLICY], None, None),
}
"""Each command with goal and floor, as multiples of the bare interpreter."""


def has_validate() -> bool:
    """Whether the installed command can validate."""
    return succeeds([_POLICYEVAL, "validate", "--help"])


def start_up(effort: Effort) -> tuple[Section, tuple[str, ...]]:
    """The commands that are there, and a line on each that is not."""
    there = {what: given for what, given in _COMMANDS.items() if _there(given[0])}
    skipped = tuple(f"{what}, start-up: the command is not there" for what in _COMMANDS if what not in there)
    bare, *runs = run_in_turns(
        [[sys.executable, "-c", "pass"], *(command for command, _goal, _floor in there.values())], effort.runs + 4
    )
    rows = [
        row
        for (what, (_command, goal, floor)), each in zip(there.items(), runs, strict=True)
        for row in _rows(what, each, bare, goal, floor)
    ]
    return Section(title="Start-up and memory of the commands", rows=tuple(rows)), skipped


def _there(command: list[str]) -> bool:
    return has_validate() if "validate" in command else succeeds([command[0], "--help"])


def _rows(what: str, runs: Runs, bare: Runs, goal: float | None, floor: float | None) -> list[Row]:
    taken = f"{median(runs.seconds) * 1000:.0f} ms; the bare interpreter {median(bare.seconds) * 1000:.0f} ms"
    return [
        Row(what=what, measured=runs.over(bare), unit="× `python -c pass`", goal=goal, floor=floor, why=_WHY,
            remark=taken),
        Row(what=f"{what}: peak memory", measured=runs.peak_mib, unit="MiB",
            floor=25 if "validate" in what else None, goal=25 if "validate" in what else None,
            why="the interpreter alone takes about 9 MiB", remark=f"the bare interpreter {bare.peak_mib:.0f} MiB"),
    ]  # fmt: skip

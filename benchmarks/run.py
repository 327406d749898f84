"""Measure everything in this environment and write `docs/performance.md`: `python -m benchmarks.run [--quick]`.

`python3 -m benchmarks` makes the environment first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from benchmarks.measure import FULL, QUICK, Effort
from benchmarks.page import page
from benchmarks.processes import ROOT
from benchmarks.rows import Panel, Results
from benchmarks.topics.beside import beside
from benchmarks.topics.catalogue import catalogue
from benchmarks.topics.decisions import decisions
from benchmarks.topics.growth import growth
from benchmarks.topics.linting import linting
from benchmarks.topics.questions import questions
from benchmarks.topics.scale import scale
from benchmarks.topics.start_up import start_up
from benchmarks.versions import versions

Found = TypeVar("Found")
_ROUGH = " This was a short run (`--quick`), whose figures are rough."


def main() -> None:
    """Run all topics, print the tables, write page and picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    options.add_argument("--into", type=Path, default=ROOT / "docs", help="folder for page and picture")
    given = options.parse_args()
    results = measure(QUICK if given.quick else FULL)
    text = page(results)
    (given.into / "performance.md").write_text(text, encoding="utf-8")
    if results.panels:
        from benchmarks.plot import draw

        draw(results.panels, given.into / "performance.svg")
    print(text)


def measure(effort: Effort) -> Results:
    """Every topic; the ones with little in memory come first, for a large process is slower at everything."""
    commands, no_commands = _say("start-up", lambda: start_up(effort))
    decided = _say("decisions", lambda: decisions(effort))
    compared, ratios, no_peers = _say("peers", lambda: beside(effort))
    swept = _say("the whole catalogue", lambda: catalogue(effort))
    panels, no_picture = _say("growth", lambda: _picture(effort))
    asked = _say("questions to an organization", lambda: questions(effort))
    linted, no_lint = _say("validation", lambda: linting(effort))
    scaled = _say("scale", lambda: scale(effort))
    return Results(
        versions=versions() + (_ROUGH if effort is QUICK else ""),
        sections=(decided, swept, asked, scaled, linted, commands, ratios),
        comparisons=compared,
        panels=panels,
        skipped=(*no_commands, *no_peers, *no_lint, *no_picture),
    )


def _picture(effort: Effort) -> tuple[tuple[Panel, ...], tuple[str, ...]]:
    if find_spec("matplotlib") is None:
        return (), ("matplotlib: not installed, so the picture is not drawn",)
    return growth(effort), ()


def _say(topic: str, work: Callable[[], Found]) -> Found:
    print(f"measuring {topic} …", file=sys.stderr, flush=True)
    return work()


if __name__ == "__main__":
    main()

"""Validation of all managed policies, beside parliament."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.measure import Effort, once, ratio, take_turns
from benchmarks.processes import installed, run_in_turns
from benchmarks.rows import Row, Section
from benchmarks.sets import managed
from benchmarks.topics.start_up import has_validate
from policy_engine import validate


def linting(effort: Effort) -> tuple[Section, tuple[str, ...]]:
    """The library on all policies, the command on a folder of them, and parliament on what time allows."""
    rows, skipped = [_library(effort)], []
    if has_validate():
        rows += _command(effort)
    else:
        skipped.append("`policyeval validate` on all managed policies: the command is not there")
    if find_spec("parliament"):
        rows += _parliament(effort)
    else:
        skipped.append("parliament: not installed, so validation is not compared with it")
    return Section(title="Validation", rows=tuple(rows)), tuple(skipped)


def _validate_all(texts: list[str]) -> int:
    return sum(len(validate(text)) for text in texts)


def _library(effort: Effort) -> Row:
    texts = list(managed().values())
    [taken] = take_turns([once(lambda: _validate_all(texts))], min(effort.runs, 5))
    return Row(
        what=f"`validate` on {len(texts):,} managed policies, in one process",
        measured=median(taken),
        unit="s",
        goal=1,
        floor=3,
        why="each policy is read with the place of every value, which costs what the table on scale says, and then "
        "each check looks at every element of it",
        remark=f"{_validate_all(texts):,} findings",
    )


def _command(effort: Effort) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in managed().items():
            (Path(folder) / f"{name}.json").write_text(text, encoding="utf-8")
        [runs] = run_in_turns([[installed("policyeval"), "validate", folder]], min(effort.runs, 5))
    yield Row(
        what="`policyeval validate` on a folder of them, whole process",
        measured=median(runs.seconds),
        unit="s",
    )
    yield Row(
        what="the same: peak memory",
        measured=runs.peak_mib,
        unit="MiB",
        goal=100,
        floor=100,
        why="the documents, their places and the findings of the whole run are held until they are printed",
    )


def _parliament(effort: Effort) -> Iterator[Row]:
    from benchmarks.peers.parliament_lint import lint_all

    texts = list(managed().values())[:: effort.share]
    lint_all(texts[:50])
    theirs, ours = take_turns([once(lambda: lint_all(texts)), once(lambda: _validate_all(texts))], 5)
    found = lint_all(texts)
    yield Row(
        what=f"parliament on {len(texts):,} of them, exceptions caught",
        measured=median(theirs),
        unit="s",
        remark=f"{found.findings:,} findings; raises on {found.crashes}",
    )
    yield Row(what="its cost as a multiple of `validate`", measured=ratio(theirs, ours), unit="×")

"""All managed policies, and a thousand principals that share them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle

from benchmarks.measure import Effort, once, repeated, seconds
from benchmarks.principals import Principals, principals, who_can
from benchmarks.processes import ROOT
from benchmarks.rows import Row, Section
from benchmarks.sets import A, managed
from policy_engine import PolicyDocument, PolicySet, Resource, compile_policy, parse
from policy_engine.catalog import all_actions

_KEY = Resource(arn="arn:aws:s3:::example-data/key", account=A)


def scale(effort: Effort) -> Section:
    """Reading, compiling, sharing, asking."""
    texts = managed()
    size = sum(map(len, texts.values())) / 1e6
    reading = seconds(once(lambda: _read_all()), min(effort.runs, 5))
    documents = _read_all()
    rows = [
        Row(
            what=f"read and check {len(texts):,} managed policies",
            measured=reading,
            unit="s",
            remark=f"{size:.1f} MB, {size / reading:.1f} MB/s, with the place of every value",
        ),
        Row(
            what=f"compile {len(texts):,} managed policies onto one principal",
            measured=seconds(once(lambda: _compiled(documents)), effort.runs),
            unit="s",
            goal=0.5,
            floor=2,
            why="some 50,000 action patterns are sorted into the indexes of their policies",
        ),
        *_thousand(effort),
        *_memory(),
    ]
    return Section(title="Scale", rows=tuple(rows))


def _read_all() -> list[PolicyDocument]:
    return [parse(text, name=name, allow_invalid=True) for name, text in managed().items()]


def _compiled(documents: list[PolicyDocument]) -> PolicySet:
    return PolicySet(identity=tuple(compile_policy(document) for document in documents))


def _thousand(effort: Effort) -> Iterator[Row]:
    among = principals()
    yield Row(
        what="build 1,000 principals once their policies are compiled",
        measured=seconds(once(principals), effort.runs) * 1000,
        unit="ms",
        remark=f"{sum(len(policies.identity) for _who, policies in among):,} attachments",
    )
    actions = cycle(sorted(all_actions())[::97])
    first = once(lambda: who_can(among, next(actions), _KEY))
    yield Row(
        what="who can do an action, 1,000 principals, asked for the first time",
        measured=seconds(first, max(effort.runs, 15)) * 1000,
        unit="ms",
        goal=30,
        floor=200,
        why="every principal gets a request of its own, and its policies are asked for the action",
        remark="a request for each principal, made within the time",
    )
    yield Row(
        what="the same asked again",
        measured=_again(among, effort) * 1000,
        unit="ms",
        remark="requests made anew",
    )


def _again(among: Principals, effort: Effort) -> float:
    return seconds(repeated(lambda: who_can(among, "s3:GetObject", _KEY), effort), effort.runs)


def _memory() -> Iterator[Row]:
    traced, plain = _child("--trace"), _child()
    yield Row(
        what="memory of the policies behind 1,000 principals",
        measured=traced["policies_mib"],
        unit="MiB",
        remark=f"{traced['distinct']:,.0f} documents, read and compiled",
    )
    yield Row(
        what="memory of each principal beside them",
        measured=traced["principal_kib"],
        unit="KiB",
        remark="policies are shared, so this does not grow with their size",
    )
    yield Row(what="peak memory of a process that holds all of it", measured=plain["peak_mib"], unit="MiB")


def _child(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.principals", *arguments]
    printed = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT).stdout
    found: dict[str, float] = json.loads(printed)
    return found

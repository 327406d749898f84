"""Decisions beside those of peers, in turns on the same requests, with the answers compared."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.loading import answers, load, makers, raw_answers, requests_of
from benchmarks.measure import Effort, ratio, repeated, take_turns
from benchmarks.peers import Prepare
from benchmarks.peers.iam_simulate import PACKAGE, preparing, version
from benchmarks.rows import Comparison, Row, Section
from benchmarks.sets import Benchmark, set_a, set_b, set_c


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A question put to a peer and to this engine."""

    peer: str
    way: str
    """How the peer is called; `module.function` below `benchmarks.peers`, or an entry point of the Node package."""
    question: str
    make: Callable[[], Benchmark]
    most: int
    """How many of the requests are put, in a whole run."""
    remark: str
    goal: float | None = None
    costly: bool = False
    """A quick run puts fewer requests."""

    @property
    def name(self) -> str:
        """How a reader knows it."""
        return f"{self.peer}, {self.question}"


CONTESTS = (
    Contest(
        peer="cedarpy",
        way="cedar.by_place",
        question="(a), no context",
        make=set_a,
        most=8,
        remark="translated by hand, policies and entities parsed beforehand",
    ),
    Contest(
        peer="cedarpy",
        way="cedar.by_context",
        question="(a), with a context",
        make=set_a,
        most=8,
        remark="translated by hand, the ARN in the context",
    ),
    Contest(
        peer="cedarpy",
        way="cedar.conditions",
        question="(c), with a context",
        make=set_c,
        most=400,
        goal=30,
        remark="translated by hand for this caller, for Cedar has no variables in patterns",
    ),
    Contest(
        peer="moto",
        way="moto_policies.identity_policies",
        question="(a)",
        make=set_a,
        most=8,
        remark="",
    ),
    Contest(
        peer="moto",
        way="moto_policies.identity_policies",
        question="(b), identity policies only",
        make=lambda: set_b().only("identity"),
        most=20,
        remark="it has no boundaries and SCPs; a condition without a value makes it deny",
        costly=True,
    ),
    Contest(
        peer="moto",
        way="moto_policies.identity_policies",
        question="(c)",
        make=set_c,
        most=400,
        remark="it knows conditions of trust policies only and no variables, and denies where a condition of an Allow "
        "is not met",
    ),
    Contest(
        peer=PACKAGE,
        way="runUnsafeSimulation",
        question="(a), input not checked",
        make=set_a,
        most=8,
        remark="takes the policies apart on every call",
    ),
    Contest(
        peer=PACKAGE,
        way="runSimulation",
        question="(a), input checked",
        make=set_a,
        most=8,
        remark="the documented entry point",
    ),
    Contest(
        peer=PACKAGE,
        way="runUnsafeSimulation",
        question="(b) without the bucket policy, input not checked",
        make=lambda: set_b().only("identity", "boundary", "scp"),
        most=400,
        goal=2000,
        remark="the public entry point next to its core, which its package does not export; it fails with a resource "
        "policy in the set",
        costly=True,
    ),
    Contest(
        peer=PACKAGE,
        way="runSimulation",
        question="(b), input checked",
        make=set_b,
        most=100,
        remark="the documented entry point; for a resource `*` it answers for the resources that policies name",
        costly=True,
    ),
    Contest(
        peer=PACKAGE,
        way="runUnsafeSimulation",
        question="(c), input not checked",
        make=set_c,
        most=400,
        remark="given the keys that AWS derives from caller and instant as context",
        costly=True,
    ),
    Contest(
        peer=PACKAGE,
        way="runSimulation",
        question="(c), input checked",
        make=set_c,
        most=400,
        remark="drops context keys that the reference does not list for an action, such as an object's tags here",
        costly=True,
    ),
)
_RATIO_WHY = "the engine's own figure for the set is what moves it; the peer's stands in the table of peers"


def node_folder() -> Path:
    """Where Node's packages were installed for this run."""
    return Path(os.environ.get("BENCHMARK_NODE", "/nonexistent"))


def beside(effort: Effort) -> tuple[tuple[Comparison, ...], Section, tuple[str, ...]]:
    """The comparisons, the ratios that have goals, and a line on each peer that is not there."""
    there = [contest for contest in CONTESTS if preparation(contest.peer, contest.way)]
    absent = dict.fromkeys(contest.peer for contest in CONTESTS if contest not in there)
    skipped = tuple(f"{peer}: not installed, so decisions are not compared with it" for peer in absent)
    found = [(contest, _compared(contest, effort)) for contest in there]
    rows = tuple(_goal_rows(found))
    return tuple(each for _contest, each in found), Section(title="Ratios to peers", rows=rows), skipped


def preparation(peer: str, way: str) -> Prepare | None:
    """How to prepare a peer; `None` where it is not installed."""
    if peer == PACKAGE:
        return preparing(node_folder(), way) if version(node_folder()) else None
    if find_spec(peer) is None:
        return None
    module, _dot, function = way.partition(".")
    prepare: Prepare = getattr(import_module(f"benchmarks.peers.{module}"), function)
    return prepare


def _compared(contest: Contest, effort: Effort) -> Comparison:
    benchmark = contest.make().first(effort.some(contest.most) if contest.costly else contest.most)
    prepare = preparation(contest.peer, contest.way)
    assert prepare
    peer = prepare(benchmark, effort)
    policies, requests, raw = load(benchmark), requests_of(benchmark), makers(benchmark)
    theirs, ours, ours_raw = take_turns(
        [
            peer.timer,
            repeated(lambda: answers(policies, requests), effort),
            repeated(lambda: raw_answers(policies, raw), effort),
        ],
        max(5, effort.runs),
    )
    number = len(requests)
    return Comparison(
        peer=contest.peer,
        question=contest.question,
        theirs=median(theirs) / number * 1e6,
        ours=median(ours) / number * 1e6,
        ratio=ratio(theirs, ours),
        raw_ratio=ratio(theirs, ours_raw),
        same=sum(one is other for one, other in zip(peer.answers, answers(policies, requests), strict=True)),
        asked=number,
        remark=contest.remark,
    )


def _goal_rows(found: list[tuple[Contest, Comparison]]) -> Iterator[Row]:
    for contest, comparison in found:
        if contest.goal is not None:
            yield Row(
                what=f"{contest.name}: its cost over ours, prepared",
                measured=comparison.ratio,
                unit="×",
                goal=contest.goal,
                at_least=True,
                why=_RATIO_WHY,
                remark=f"{comparison.raw_ratio:,.0f} × from a raw context",
            )

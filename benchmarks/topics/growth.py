"""How cost grows with statements, policies and principals, and peers' where they can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from benchmarks.growing_sets import KEY, crowd, managed_policies, other_actions, same_action
from benchmarks.loading import answers, load, requests_of
from benchmarks.measure import Effort, Timer, repeated, seconds
from benchmarks.peers import Prepare
from benchmarks.peers.iam_simulate import PACKAGE
from benchmarks.principals import Principals, principals, who_can
from benchmarks.rows import Line, Panel
from benchmarks.sets import A, Benchmark
from benchmarks.topics.beside import preparation
from policy_engine import Resource

_SIZES = (1, 3, 10, 30, 100, 300, 1000)
_LIMIT = 0.1
"""CPU seconds of one question at which an engine is not followed further."""
_PEERS = {
    PACKAGE: "runUnsafeSimulation",
    "moto": "moto_policies.identity_policies",
    "cedarpy": "cedar.prefixes",
}
Make = Callable[[int], Benchmark]
MakeTimer = Callable[[int], Timer]


def growth(effort: Effort) -> tuple[Panel, ...]:
    """The three panels."""
    return _statements(effort), _policies(effort), _principals(effort)


def _statements(effort: Effort) -> Panel:
    return Panel(
        title="Statements of one policy",
        across="statements",
        up="µs per decision",
        lines=(
            _ours("policyeval, each about another action", other_actions, effort),
            _ours("policyeval, all about the action asked", same_action, effort),
            *_theirs(_PEERS, same_action, effort),
        ),
    )


def _policies(effort: Effort) -> Panel:
    return Panel(
        title="Managed policies of one principal",
        across="policies",
        up="µs per decision",
        lines=(
            _ours("policyeval", managed_policies, effort),
            *_theirs((PACKAGE, "moto"), managed_policies, effort),
        ),
    )


def _principals(effort: Effort) -> Panel:
    among = principals(_SIZES[-1])
    return Panel(
        title="Who can do one action",
        across="principals of 1 to 8 managed policies",
        up="µs per question",
        lines=(
            _line("policyeval", lambda size: _question(among[:size], effort), effort),
            *_theirs((PACKAGE, "moto"), crowd, effort, whole=True),
        ),
    )


def _question(among: Principals, effort: Effort) -> Timer:
    where = Resource(arn=KEY, account=A)
    return repeated(lambda: who_can(among, "s3:GetObject", where), effort)


def _ours(label: str, make: Make, effort: Effort) -> Line:
    def timer(size: int) -> Timer:
        policies, requests = load(make(size)), requests_of(make(size))
        each = repeated(lambda: answers(policies, requests), effort)
        return lambda: each() / len(requests)

    return _line(label, timer, effort)


def _theirs(names: Iterable[str], make: Make, effort: Effort, *, whole: bool = False) -> list[Line]:
    """The lines of the peers that are there; with `whole` all requests together are one question."""
    found = {name: preparation(name, _PEERS[name]) for name in names}
    return [_follow(name, prepare, make, effort, whole=whole) for name, prepare in found.items() if prepare]


def _follow(name: str, prepare: Prepare, make: Make, effort: Effort, *, whole: bool) -> Line:
    swift = replace(effort, runs=3, least=effort.least / 5, warm_up=min(effort.warm_up, 2.0))

    def timer(size: int) -> Timer:
        benchmark = make(size)
        each = prepare(benchmark, swift).timer
        return lambda: each() / (1 if whole else len(benchmark.requests))

    return _line(name, timer, swift)


def _line(label: str, timer: MakeTimer, effort: Effort) -> Line:
    points = []
    for size in _SIZES if effort.share == 1 else _SIZES[::2]:
        taken = seconds(timer(size), effort.runs)
        points.append((size, taken * 1e6))
        if taken > _LIMIT:
            break
    return Line(label=label, points=tuple(points), ours=label.startswith("policyeval"))

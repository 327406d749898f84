"""Measure everything and write `docs/performance.md`: `python -m benchmarks.run`.

Peers are measured in the same run where they are installed (`pip install moto cedarpy parliament`).
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.measure import per_call, process_ms, seconds
from benchmarks.peers import cedar_answers, moto_answers
from benchmarks.sets import Benchmark, managed, set_a, set_b, set_c
from policy_engine.callers import read_caller
from policy_engine.catalog import all_actions, data_version
from policy_engine.circumstances import Circumstances
from policy_engine.compile import compile_policy
from policy_engine.decision import decide
from policy_engine.explanation import explain
from policy_engine.policy_set import PolicySet
from policy_engine.request import Request
from policy_engine.request_file import read_call
from policy_engine.resource_reading import read_resource
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.reader import read_policy

ROOT = Path(__file__).resolve().parents[1]
Row = tuple[str, str, str]


def main() -> None:
    """Run all parts and write the page."""
    rows = list(_rows())
    page = _page(rows)
    (ROOT / "docs" / "performance.md").write_text(page, encoding="utf-8")
    print(page)


def _rows() -> Iterator[Row]:
    for benchmark, goal in ((set_a(), "0.8 µs"), (set_b(), "2 µs"), (set_c(), "3 µs")):
        yield from _decisions(benchmark, goal)
    yield from _catalogue()
    yield from _scale()
    yield from _start_up()


def _prepared(benchmark: Benchmark) -> tuple[PolicySet, list[Request]]:
    calls = [read_call({**each, "policies": benchmark.policies}) for each in benchmark.requests]
    return calls[0].checks[0][0], [call.checks[0][1] for call in calls]


def _decisions(benchmark: Benchmark, goal: str) -> Iterator[Row]:
    policies, requests = _prepared(benchmark)

    def decide_all() -> list[bool]:
        return [decide(policies, request).allowed for request in requests]

    repeat = max(1, 2000 // len(requests))
    ours = per_call(lambda: [decide_all() for _ in range(repeat)], repeat * len(requests))
    yield f"({benchmark.name}) decision, warm, prepared request", f"{ours:.2f} µs", goal
    yield (
        f"({benchmark.name}) decision from a raw context, caller prepared",
        _raw(benchmark, policies),
        _RAW[benchmark.name],
    )
    some = requests[:200]
    explained = per_call(lambda: [explain(decide(policies, each)).matched for each in some], len(some), runs=3)
    yield f"({benchmark.name}) with the statements that decided", f"{explained:.0f} µs", "4 times the plain one"
    told = per_call(lambda: [explain(decide(policies, each)).near_miss for each in some], len(some), runs=3)
    yield f"({benchmark.name}) with the nearest statement", f"{told:.0f} µs", ""
    if benchmark.name == "b":
        first = seconds(lambda: [decide(_copy(policies), each) for each in requests[:1]], runs=9)
        yield "(b) the first request of a new policy set", f"{first * 1e6:.0f} µs", ""
    for peer, answers in (("moto", moto_answers), ("cedarpy", cedar_answers)):
        if find_spec(peer) is None or (peer == "cedarpy" and benchmark.name != "a"):
            continue
        sample = Benchmark(name=benchmark.name, policies=benchmark.policies, requests=benchmark.requests[:50])
        ask = answers(sample)
        theirs = per_call(ask, len(sample.requests), runs=3)
        same = sum(one is other for one, other in zip(ask(), decide_all(), strict=False))
        agree = f"{same} of {len(sample.requests)} answers the same"
        yield f"({benchmark.name}) {peer}", f"{theirs:.0f} µs, {theirs / ours:,.0f} times ours", agree


_RAW = {"a": "2 µs", "b": "4 µs", "c": ""}


def _raw(benchmark: Benchmark, policies: PolicySet) -> str:
    first = benchmark.requests[0]
    circumstances = Circumstances(caller=read_caller(first["principal"]), now=first["now"])
    asked = [
        (each["action"], read_resource(each["resource"], "resource"), each["context"])
        for each in benchmark.requests[:400]
    ]

    def decide_all() -> list[bool]:
        return [decide(policies, circumstances.request(*each)).allowed for each in asked]

    repeat = max(1, 400 // len(asked))
    return f"{per_call(lambda: [decide_all() for _ in range(repeat)], repeat * len(asked)):.1f} µs"


def _copy(policies: PolicySet) -> PolicySet:
    return policies.replace()


def _catalogue() -> Iterator[Row]:
    policies, [request, *_rest] = _prepared(set_b())
    actions = list(all_actions())

    def sweep() -> int:
        fresh = _copy(policies)
        return sum(decide(fresh, request.replace(action=action)).allowed for action in actions)

    yield f"all {len(actions):,} actions against (b), cold plans", f"{seconds(sweep):.2f} s", "0.1 s"


def _read(name: str) -> Any:
    source = Source(text=managed()[name], name=name)
    return read_policy(source, PolicyType.IDENTITY, managed_by_aws=True)


def _scale() -> Iterator[Row]:
    documents = [_read(name) for name in managed()]
    yield (
        f"read and check {len(documents):,} managed policies",
        f"{seconds(lambda: [_read(n) for n in managed()]):.2f} s",
        "",
    )
    taken = seconds(lambda: [compile_policy(document) for document in documents])
    yield f"compile {len(documents):,} managed policies", f"{taken:.2f} s", "0.5 s"
    policies = [compile_policy(document) for document in documents]
    principals = [
        PolicySet(identity=tuple(policies[(7 * n + k) % len(policies)] for k in range(1 + n % 8))) for n in range(1000)
    ]
    [_first, request, *_rest] = _prepared(set_a())[1]

    def who_can() -> int:
        return sum(decide(policies_of, request).allowed for policies_of in principals)

    who_can()
    yield "who can do one action, 1,000 principals, compiled", f"{seconds(who_can) * 1000:.1f} ms", "30 ms"


def _start_up() -> Iterator[Row]:
    python = sys.executable
    bare = process_ms([python, "-c", "pass"])
    command = [python, str(ROOT / "cli.py")]
    policy = str(ROOT / "fixtures" / "policies" / "read-reports.json")
    for name, arguments, goal in (
        ("`policyeval --version`", ["--version"], "2.5 times"),
        ("`policyeval check` on one small policy", ["check", policy, "-a", "s3:GetObject"], "5 times"),
    ):
        taken = process_ms([*command, *arguments])
        yield f"start-up: {name}", f"{taken / bare:.1f} times `python -c pass` ({taken:.0f} ms)", goal
    if find_spec("parliament") is not None:
        taken = process_ms([python, "-m", "parliament", "--file", policy], runs=3)
        yield "start-up: parliament on the same policy", f"{taken / bare:.1f} times ({taken:.0f} ms)", ""


def _page(rows: list[Row]) -> str:
    head = (
        "# Performance\n\n"
        "Written by `python -m benchmarks.run`: medians of CPU time on one core, peers in the same run where they are "
        "installed. Ratios say more than times; other machines give other times.\n\n"
        f"Python {platform.python_version()}, reference of services {data_version()}. Set (a) is one policy of three "
        "statements; (b) a role with ten managed policies, a boundary, SCPs on three levels and a bucket policy, asked "
        "about 1,750 actions; (c) conditions and variables of every family.\n\n"
        "| what | measured | goal, or agreement |\n| --- | --- | --- |\n"
    )
    tail = (
        "\nNot reached: a raw context is lower-cased and merged with some twenty derived keys, which costs more than "
        "the decision (prepare requests once where they are asked often); an explanation works out the verdict of each "
        "kind of policy, which the decision alone does not; the sweep looks up each action in the index of each policy "
        "instead of in one merged index, which keeps compiled policies shared between principals.\n"
    )
    return head + "".join(f"| {what} | {measured} | {goal} |\n" for what, measured, goal in rows) + tail


if __name__ == "__main__":
    main()

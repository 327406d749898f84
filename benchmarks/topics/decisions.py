"""Decisions: prepared and raw requests, actions never asked before, explanations, and loading."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from benchmarks.loading import (
    answers,
    load,
    load_texts,
    makers,
    raw_answers,
    recompiled,
    requests_of,
    texts,
)
from benchmarks.measure import Effort, Timer, afresh, once, ratio, repeated, seconds, take_turns
from benchmarks.rows import Row, Section
from benchmarks.sets import Benchmark, set_a, set_b, set_c
from policy_engine import Outcome, PolicySet, Request, decide, explain

_GOALS = {"a": (0.8, 2.0, 2.0, 5.0), "b": (2.0, 6.0, 4.0, 10.0), "c": (3.0, 10.0, None, None)}
"""Of each set: goal and floor of a prepared request, goal and floor of a raw one, in microseconds."""

_PREPARED_WHY = (
    "the tests that are left once the action is known, the look-up of the plan, and the Decision that is returned; "
    "conditions and variables are tested anew each time, for results are not kept"
)
_RAW_WHY = (
    "the names of the context are brought to lower case and merged with the keys that AWS derives from caller, "
    "resource and instant, which costs more than the decision; prepare requests that are asked more than once"
)
_MATCHED_WHY = (
    "every statement that covers the action is tested, where a plain decision stops at the first that decides; "
    "a decision whose grounds nobody asks for does not pay for them"
)
_EXPLAIN_WHY = (
    "beside the statements, a verdict is made for each kind of policy with the statements behind it: on (b) seven "
    "kinds, while a plain decision is one of three answers"
)


def decisions(effort: Effort) -> Section:
    """Decisions of the three sets."""
    rows: list[Row] = []
    for benchmark in (set_a(), set_b(), set_c()):
        rows += _of(benchmark, effort)
    rows += [*_first_seen(effort), _loaded(effort)]
    return Section(title="Decisions", rows=tuple(rows))


def _of(benchmark: Benchmark, effort: Effort) -> list[Row]:
    policies, requests, raw = load(benchmark), requests_of(benchmark), makers(benchmark)
    prepared_goal, prepared_floor, raw_goal, raw_floor = _GOALS[benchmark.name]

    def microseconds(work: Callable[[], object]) -> float:
        return seconds(repeated(work, effort), effort.runs) / len(requests) * 1e6

    prepared = Row(
        what=f"({benchmark.name}) decision, warm, prepared request",
        measured=microseconds(lambda: answers(policies, requests)),
        unit="µs",
        goal=prepared_goal,
        floor=prepared_floor,
        why=_PREPARED_WHY,
    )
    from_raw = Row(
        what=f"({benchmark.name}) decision, warm, from a raw context",
        measured=microseconds(lambda: raw_answers(policies, raw)),
        unit="µs",
        goal=raw_goal,
        floor=raw_floor,
        why=_RAW_WHY,
    )
    return [prepared, from_raw, *_explained(benchmark.name, policies, requests, effort)]


def _explained(name: str, policies: PolicySet, requests: list[Request], effort: Effort) -> list[Row]:
    some = requests[:400]
    implicit = [each for each in some if decide(policies, each).outcome is Outcome.IMPLICIT_DENY]
    plain, matched, full, plain_denied, nearest = take_turns(
        [
            repeated(lambda: [decide(policies, each) for each in some], effort),
            repeated(lambda: [explain(decide(policies, each)).matched for each in some], effort),
            repeated(lambda: [_in_full(policies, each) for each in some], effort),
            repeated(lambda: [decide(policies, each) for each in implicit], effort),
            repeated(lambda: [explain(decide(policies, each)).near_miss for each in implicit], effort),
        ],
        effort.runs,
    )
    return [
        Row(
            what=f"({name}) decision with the statements that decided",
            measured=ratio(matched, plain),
            unit="× the plain decision",
            goal=2.5,
            floor=4,
            why=_MATCHED_WHY,
        ),
        Row(
            what=f"({name}) decision with these and the verdict of each kind of policy",
            measured=ratio(full, plain),
            unit="× the plain decision",
            goal=2.5,
            floor=4,
            why=_EXPLAIN_WHY,
        ),
        Row(
            what=f"({name}) denial with its nearest statement",
            measured=ratio(nearest, plain_denied),
            unit="× the plain decision",
            remark=f"{median(nearest) / len(implicit) * 1e6:,.0f} µs; every Allow is looked at",
        ),
    ]


def _in_full(policies: PolicySet, request: Request) -> object:
    decision = decide(policies, request)
    return decision.verdicts, explain(decision).matched


def _first_seen(effort: Effort) -> tuple[Row, Row]:
    benchmark = set_b()
    policies, asked_before = load(benchmark), _of_distinct_actions(benchmark)
    answers(policies, asked_before)
    new = afresh(
        lambda: (recompiled(policies), _of_distinct_actions(benchmark)),
        lambda made: answers(*made),
    )
    elsewhere = afresh(lambda: recompiled(policies), lambda fresh: answers(fresh, asked_before))

    def microseconds(timer: Timer) -> float:
        return seconds(timer, effort.runs) / len(asked_before) * 1e6

    return (
        Row(
            what=f"(b) first time an action is seen, mean of {len(asked_before):,} actions",
            measured=microseconds(new),
            unit="µs",
            goal=5,
            floor=25,
            why="a new request works out once what its plan depends on, which is the difference to the next figure; "
            "the rest is the look-up of the action in the index and, for a new combination of statements, the plan",
            remark="policies compiled anew, requests prepared and never asked",
        ),
        Row(
            what="(b) the same with requests that another policy set was asked before",
            measured=microseconds(elsewhere),
            unit="µs",
        ),
    )


def _of_distinct_actions(benchmark: Benchmark) -> list[Request]:
    return list({request.action: request for request in requests_of(benchmark)}.values())


def _loaded(effort: Effort) -> Row:
    given = texts(set_b())
    return Row(
        what="(b) load and compile from text",
        measured=seconds(once(lambda: load_texts(given)), effort.runs) * 1000,
        unit="ms",
        goal=15,
        floor=60,
        why="reading keeps the place of every value for messages and checks every element before anything is "
        "compiled; `ReadOnlyAccess` and `SecurityAudit` alone hold thousands of actions",
    )

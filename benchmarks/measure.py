"""CPU time of work in this process: timers that take turns, so that what disturbs one disturbs the other too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Made = TypeVar("Made")
Timer = Callable[[], float]
"""Does its work once and returns the CPU seconds it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is done for a figure."""

    runs: int
    """Runs of each timer; the median counts."""
    least: float
    """CPU seconds that a run of something short is repeated for."""
    share: int
    """Of what is costly, every n-th is taken."""
    warm_up: float
    """Seconds that an engine with a just-in-time compiler runs before it is timed."""

    def some(self, number: int) -> int:
        """How many of a costly kind to take."""
        return max(1, number // self.share)


FULL = Effort(runs=7, least=0.05, share=1, warm_up=10.0)
QUICK = Effort(runs=3, least=0.01, share=10, warm_up=1.0)


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work, with the garbage collector on but blind to what was there before."""
    gc.freeze()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.unfreeze()


def once(work: Callable[[], object]) -> Timer:
    """A timer of work that is done once a run."""
    return lambda: cpu_seconds(work)


def afresh(prepare: Callable[[], Made], work: Callable[[Made], object]) -> Timer:
    """A timer of work on something that is made anew for every run, outside the time."""

    def timer() -> float:
        made = prepare()
        return cpu_seconds(lambda: work(made))

    return timer


def repeated(work: Callable[[], object], effort: Effort) -> Timer:
    """A timer of warm work, repeated until a run is long enough to be timed; returns the seconds of one."""
    work()
    times = 1 + int(effort.least / max(cpu_seconds(work), 1e-7))

    def all_times() -> None:
        for _ in range(times):
            work()

    return lambda: cpu_seconds(all_times) / times


def take_turns(timers: Sequence[Timer], runs: int) -> list[list[float]]:
    """The seconds of each timer, run by run; the timers run one after the other in every round."""
    rounds = [[timer() for timer in timers] for _ in range(runs)]
    return [list(column) for column in zip(*rounds, strict=True)]


def seconds(timer: Timer, runs: int) -> float:
    """The median of several runs."""
    return median(timer() for _ in range(runs))


def ratio(many: Sequence[float], few: Sequence[float]) -> float:
    """How many times the first is the second: the median over runs that stood side by side."""
    return median(one / other for one, other in zip(many, few, strict=True))

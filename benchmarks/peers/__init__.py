"""Other engines on the same requests, as far as they are installed; each is only called, by its public interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.measure import Effort, Timer
from benchmarks.sets import Benchmark


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A peer with policies and requests loaded: its answers, and a timer of one round of all requests."""

    answers: list[bool]
    timer: Timer


Prepare = Callable[[Benchmark, Effort], Prepared]

"""Policies checked in several processes, with the results in order and never many texts at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from policy_engine.errors import PolicyEvalError
from policy_engine.inputs.reading import Read
from policy_engine.inputs.tasks import Choices, Task, check_read, check_task
from policy_engine.lint.checking import Checked
from policy_engine.syntax.json_tree import JsonError

_POLICIES = 50
_CHARACTERS = 200_000
"""What one process is given at once, whichever is reached first."""
_AHEAD = 4
"""Batches for each process that are read ahead."""

Batch = list[Read]


def check_in_processes(reads: Iterable[Read], choices: Choices, jobs: int) -> Iterator[tuple[Read, Checked]]:
    """Each policy with what is found in it. Raises `PolicyEvalError` where a process is stopped from outside."""
    waiting: deque[tuple[Batch, Future[list[Checked]]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for batch in _batches(reads):
                waiting.append((batch, pool.submit(_check_tasks, _tasks(batch), choices)))
                if len(waiting) > jobs * _AHEAD:
                    yield from _results(*waiting.popleft(), choices)
            while waiting:
                yield from _results(*waiting.popleft(), choices)
        except BrokenProcessPool as error:
            raise PolicyEvalError("a process of --jobs was stopped from outside; try --jobs 1") from error


def _batches(reads: Iterable[Read]) -> Iterator[Batch]:
    batch: Batch = []
    characters = 0
    for read in reads:
        batch.append(read)
        characters += 0 if isinstance(read.policy, JsonError) else len(read.policy.text)
        if len(batch) == _POLICIES or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _tasks(batch: Batch) -> list[Task]:
    return [Task(each.policy.text, each.policy.policy_type) for each in batch if not isinstance(each.policy, JsonError)]


def _check_tasks(tasks: list[Task], choices: Choices) -> list[Checked]:
    return [check_task(task, choices) for task in tasks]


def _results(batch: Batch, future: Future[list[Checked]], choices: Choices) -> Iterator[tuple[Read, Checked]]:
    checked = iter(future.result())
    for read in batch:
        yield read, check_read(read, choices) if isinstance(read.policy, JsonError) else next(checked)

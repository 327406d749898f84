"""One policy of a file, checked."""

from __future__ import annotations

from policy_engine.inputs.reading import Read
from policy_engine.lint.checking import Checked, checked
from policy_engine.lint.selection import selection
from policy_engine.named import NamedTuple
from policy_engine.record import Record
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import JsonError


class Choices(Record):
    """What to check: as in `policy_engine.validate`."""

    policy_type: PolicyType | None = None
    resource_type: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Task(NamedTuple):
    """A policy text to check, and the type that its place in the file gives it."""

    text: str
    policy_type: PolicyType | None


def check_read(read: Read, choices: Choices) -> Checked:
    """What is found in a policy, or in a file that is no JSON."""
    if isinstance(read.policy, JsonError):
        from policy_engine.syntax.json_errors import json_findings

        return Checked(None, json_findings(read.file, read.policy))
    return check_task(Task(read.policy.text, read.policy.policy_type), choices)


def check_task(task: Task, choices: Choices) -> Checked:
    """What is found in a policy, with places in its own text. A type that its place gives counts first."""
    kind = task.policy_type or choices.policy_type
    resource_type = choices.resource_type if kind is PolicyType.RESOURCE else ""
    return checked(Source(text=task.text), kind, resource_type, selection(choices.select, choices.ignore))

"""Policy variables as they are written: each `${…}` of a text, with what is wrong with it.

Source: docs/semantics.md, "Policy variables"; AWS: "IAM policy elements: Variables and tags".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from policy_engine.lint.plain import Plain
from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import Clause, StatementView
from policy_engine.named import NamedTuple
from policy_engine.paths import Path

_START = "${"
# The name of a tag, after the slash, may hold spaces, but not at its ends.
_SOUND = re.compile(r"\$\{(?:[*?$]|[^\s{}',/]+(?:/[^\s{}',]+(?: +[^\s{}',]+)*)?(?:, '[^']*')?)\}")
_DEFAULT = re.compile(r"[^,]*,\s*'[^']*'\s*")


class Fault(Enum):
    """What is wrong with a variable."""

    BRACE = "brace"
    QUOTE = "quote"
    SPACE = "space"
    EMPTY = "empty"


class Variable(NamedTuple):
    """One `${…}`, and what is wrong with it."""

    text: str
    fault: Fault | None = None


@lru_cache(maxsize=4096)
def variables_in(text: str) -> tuple[Variable, ...]:
    """Every `${…}` of a text, from left to right."""
    found: list[Variable] = []
    at = text.find(_START)
    while at >= 0:
        sound = _SOUND.match(text, at)
        found.append(Variable(sound.group()) if sound else _faulty(text[at:]))
        at = text.find(_START, at + len(found[-1].text))
    return tuple(found)


def _faulty(rest: str) -> Variable:
    following = rest.find(_START, len(_START))
    inner, brace, _after = rest[len(_START) : following if following > 0 else None].partition("}")
    whole = f"{_START}{inner}{brace}"
    return Variable(whole, _fault_of(inner) if brace else Fault.BRACE)


def _fault_of(inner: str) -> Fault:
    name = inner.partition(",")[0].strip()
    if not name or name.startswith("/") or name.endswith("/"):
        return Fault.EMPTY
    if "{" in inner:
        return Fault.BRACE
    if "," in inner or "'" in inner:
        # With quotes around the default only the spaces can be at fault.
        return Fault.SPACE if _DEFAULT.fullmatch(inner) else Fault.QUOTE
    return Fault.SPACE


_SAID = {
    Fault.BRACE: ("`{}` lacks a closing brace", "write `${key}`, with one brace on each side"),
    Fault.QUOTE: ("the default value in `{}` is not in single quotes", "write `${key, 'default'}`"),
    Fault.SPACE: ("`{}` has a space too many or too few", "write `${key}`, or `${key, 'default'}` with one space"),
    Fault.EMPTY: ("`{}` names no key", "write the name of a condition key, as in `${aws:username}`"),
}


def faults(statement: StatementView, fault: Fault) -> Iterator[Hit]:
    """The strings, where variables are substituted, that hold one with a fault."""
    if not statement.policy.has_variables:
        return
    message, help_text = _SAID[fault]
    for text, path in _substituted(statement):
        wrong = next((each.text for each in variables_in(text) if each.fault is fault), None)
        if wrong is not None:
            yield Hit(message.format(wrong), (path,), help_text)


def texts_in(statement: StatementView) -> Iterator[tuple[str, Path]]:
    """Every string of a statement that holds `${`, and every condition key, with its place."""
    yield from unsubstituted(statement)
    yield from _in_resources(statement)
    for clause in statement.clauses:
        yield from values_with_variables(clause)


def _substituted(statement: StatementView) -> Iterator[tuple[str, Path]]:
    yield from _in_resources(statement)
    for clause in statement.clauses:
        if takes_variables(clause):
            yield from values_with_variables(clause)


def _in_resources(statement: StatementView) -> Iterator[tuple[str, Path]]:
    for element in PAIRS[1]:
        yield from texts_with_variables(statement.members.get(element), (*statement.path, element))


def takes_variables(clause: Clause) -> bool:
    """Whether an operator is documented to substitute variables; one that nobody knows has the benefit of the doubt."""
    return clause.name is None or clause.name.base.startswith(("String", "Arn"))


def values_with_variables(clause: Clause) -> Iterator[tuple[str, Path]]:
    """The values of a condition that hold `${`, with their places."""
    return ((value.text, value.path) for value in clause.values if _START in value.text)


def texts_with_variables(value: Plain, path: Path) -> Iterator[tuple[str, Path]]:
    """The strings that hold `${` in a string, a list of them or an object of such, with their places."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts_with_variables(each, (*path, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts_with_variables(each, (*path, number))
    elif isinstance(value, str) and _START in value:
        yield value, path


def unsubstituted(statement: StatementView) -> Iterator[tuple[str, Path]]:
    """The strings that hold `${` outside of resources and conditions, with their places."""
    for element in ("Sid", "Effect", *PAIRS[0], *PAIRS[2]):
        yield from texts_with_variables(statement.members.get(element), (*statement.path, element))

"""A first suite as YAML for people to go on with."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policy_engine.compile import compile_policy
from policy_engine.errors import RequestError
from policy_engine.lint.plain import read_plain
from policy_engine.lint.types import detected_type
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import JsonError
from policy_engine.testing.first.drafting import Draft, Note, Part, drafts_of, label_of
from policy_engine.testing.first.question import Subject
from policy_engine.usable import usable_policy

_PLAIN = re.compile(r"[A-Za-z0-9_./@=+-]([A-Za-z0-9_./@=+*${},()' -]|:(?=[^ ]))*", re.ASCII)
_PLAIN_IN_BRACES = re.compile(r"[A-Za-z0-9_./@=+-]([A-Za-z0-9_./@=+*-]|:(?=[^ ]))*", re.ASCII)
_NUMBER = re.compile(r"[-+]?[\d_]*\.?[\d_]+(e[-+]?\d+)?|\d+(:\d+)+|\d{4}-\d\d?-\d\d?.*|0[ox]\w+", re.IGNORECASE)
"""What an editor takes for a number or an instant."""
_WORDS = frozenset({"true", "false", "null", "~", "yes", "no", "on", "off"})


def first_suite(source: Source) -> str:
    """A suite for the policy in a file, to be put beside it; every case passes.

    Raises `PolicyError` for a policy that cannot be used, `RequestError` for one that no case was found for.
    """
    policy = compile_policy(usable_policy(source, _type_of(source)))
    subject = Subject(policy=policy)
    parts = [(statement, list(drafts_of(subject, statement))) for statement in policy.statements]
    principal = _common_principal([part for _statement, found in parts for part in found])
    if not principal:
        raise RequestError(f"{source.name}: no request was found that one of its statements decides")
    lines = [*_head(source, subject, principal)]
    names: set[str] = set()
    asked: list[object] = []
    for statement, found in parts:
        line = source.position(statement.statement.span.start).line
        lines.append(f"# {label_of(statement)}, line {line}")
        for part in found:
            lines.extend(_part(part, principal, names, asked))
    return "".join(f"{line}\n" for line in lines)


def _type_of(source: Source) -> PolicyType:
    try:
        return detected_type(read_plain(source.text))
    except JsonError:
        # What is wrong is said by whoever reads the policy.
        return PolicyType.IDENTITY


def _common_principal(parts: Sequence[Part]) -> str:
    """The caller of most cases."""
    principals = [part.question.principal for part in parts if isinstance(part, Draft)]
    return max(principals, key=principals.count, default="")


def _head(source: Source, subject: Subject, principal: str) -> Iterator[str]:
    file = scalar(os.path.basename(source.name), _PLAIN_IN_BRACES)
    yield f"# A first suite for {os.path.basename(source.name)}: what each statement decides, and denials around it."
    yield "# Every case passes as it stands. Put your names in the place of the examples, and say what must never be."
    yield f"policies: {{{subject.kind}: {f'[{file}]' if subject.kind == 'identity' else file}}}"
    yield "defaults:"
    yield f"  principal: {scalar(principal)}"
    yield "cases:"


def _part(part: Part, principal: str, names: set[str], asked: list[object]) -> Iterator[str]:
    if isinstance(part, Note):
        yield f"# {part.text}"
        return
    members = part.question.members()
    if (members, part.expect) in asked:
        return
    asked.append((members, part.expect))
    if members["principal"] == principal:
        del members["principal"]
    yield f"- name: {scalar(_unique(part.name, names))}"
    for name, value in members.items():
        yield from _member(name, value)
    sid = f"{{outcome: {part.expect}, sid: {scalar(part.sid, _PLAIN_IN_BRACES)}}}" if part.sid else part.expect
    yield f"  expect: {sid}"


def _unique(name: str, names: set[str]) -> str:
    number, unique = 1, name
    while unique in names:
        number += 1
        unique = f"{name} ({number})"
    names.add(unique)
    return unique


def _member(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and name == "context":
        yield "  context:"
        yield from (f"    {scalar(key)}: {_value(held)}" for key, held in value.items())
    elif name == "policies":
        yield f"  policies: {json.dumps(value)}"
    else:
        yield f"  {name}: {_value(value)}"


def _value(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_inner(held)}" for name, held in value.items()) + "}"
    return "[" + ", ".join(map(_inner, value)) + "]" if isinstance(value, list) else scalar(str(value))


def _inner(value: Any) -> str:
    return scalar(str(value), _PLAIN_IN_BRACES)


def scalar(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    """A text as YAML, in quotes where it needs them or where an editor would take it for a number."""
    bare = plain.fullmatch(text) and text.lower() not in _WORDS and not _NUMBER.fullmatch(text)
    return text if bare and not text.endswith((" ", ":")) else json.dumps(text, ensure_ascii=False)

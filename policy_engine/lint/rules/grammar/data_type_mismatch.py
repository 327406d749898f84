"""An element holds a value of the wrong JSON type.

AWS refuses the document. Lists of strings take a single string too; values of conditions may be numbers and booleans.

Avoid: "Action": {"s3": "GetObject"}
Prefer: "Action": "s3:GetObject"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Data type mismatch; "Grammar of the IAM JSON policy
language".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.plain import Number, Plain
from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import PolicyView, StatementView, described
from policy_engine.paths import Path


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every element of the document and its statements that is of the wrong type."""
    if not isinstance(policy.root, dict):
        yield _mismatch(policy.root, (), "an object")
        return
    for name in ("Version", "Id"):
        yield from _string(policy.members, name, ())
    yield from _statements(policy)
    for statement in policy.statements:
        yield from _statement(statement)


def _statements(policy: PolicyView) -> Iterator[Hit]:
    given = policy.members.get("Statement", [])
    if isinstance(given, list):
        for number, each in enumerate(given):
            if not isinstance(each, dict):
                yield _mismatch(each, ("Statement", number), "an object")
    elif not isinstance(given, dict):
        yield _mismatch(given, ("Statement",), "an array of objects")


def _statement(statement: StatementView) -> Iterator[Hit]:
    for name in ("Sid", "Effect"):
        yield from _string(statement.members, name, statement.path)
    for pair in PAIRS[:2]:
        for name in pair:
            if name in statement.members:
                yield from _texts(statement.members[name], (*statement.path, name))
    for name in PAIRS[2]:
        yield from _principal(statement.members.get(name), (*statement.path, name))
    if "Condition" in statement.members:
        yield from _condition(statement.members["Condition"], (*statement.path, "Condition"))


def _principal(value: Plain, path: Path) -> Iterator[Hit]:
    # What is neither a string nor an object is a matter of INVALID_PRINCIPAL_FORMAT.
    if isinstance(value, dict):
        for kind, each in value.items():
            yield from _texts(each, (*path, kind))


def _condition(value: Plain, path: Path) -> Iterator[Hit]:
    if not isinstance(value, dict):
        yield _mismatch(value, path, "an object")
        return
    for operator, block in value.items():
        if not isinstance(block, dict):
            yield _mismatch(block, (*path, operator), "an object")
            continue
        for key, given in block.items():
            place: Path = (*path, operator, key)
            if isinstance(given, list):
                places: list[tuple[Plain, Path]] = [(each, (*place, number)) for number, each in enumerate(given)]
            else:
                places = [(given, place)]
            for each, where in places:
                if not isinstance(each, str | bool | Number):
                    yield _mismatch(each, where, "a string, number or boolean")


def _texts(value: Plain, path: Path) -> Iterator[Hit]:
    if isinstance(value, list):
        for number, each in enumerate(value):
            if not isinstance(each, str):
                yield _mismatch(each, (*path, number), "a string")
    elif not isinstance(value, str):
        yield _mismatch(value, path, "a string or an array of strings")


def _string(members: dict[str, Plain], name: str, path: Path) -> Iterator[Hit]:
    if name in members and not isinstance(members[name], str):
        yield _mismatch(members[name], (*path, name), "a string")


def _mismatch(value: Plain, path: Path, wanted: str) -> Hit:
    return Hit(f"{_named(path)} is {described(value)} instead of {wanted}", (path,))


def _named(path: Path) -> str:
    if not path:
        return "the document"
    name = next(step for step in reversed(path) if isinstance(step, str))
    return f"an entry of `{name}`" if isinstance(path[-1], int) else f"`{name}`"

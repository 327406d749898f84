"""What the checks of conditions ask about operators and values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.lint.view import Clause, ClauseValue, PolicyView
from policy_engine.operators.names import parse_operator
from policy_engine.paths import Key, Path

_FAMILIES = ("String", "Numeric", "Date", "Bool", "Binary", "IpAddress", "Arn", "Null")


def unknown_operators(policy: PolicyView, *, null_if_exists: bool) -> Iterator[tuple[str, Path]]:
    """The operators that AWS does not know, with their places: `Null` with `IfExists`, or all others."""
    for statement in policy.statements:
        condition = statement.members.get("Condition")
        for name in condition if isinstance(condition, dict) else ():
            if parse_operator(name) is None and name.lower().endswith("nullifexists") is null_if_exists:
                yield name, (*statement.path, "Condition", Key(name))


def operator_family(clause: Clause) -> str:
    """`String`, `Numeric`, `Date`, `Bool`, `Binary`, `IpAddress`, `Arn` or `Null`; empty where AWS knows no such."""
    return _family(clause.operator)


@lru_cache(maxsize=1024)
def _family(operator: str) -> str:
    name = parse_operator(operator)
    return next((each for each in _FAMILIES if name.family.startswith(each.lower())), "") if name else ""


def plain_values(clause: Clause) -> tuple[ClauseValue, ...]:
    """The values without a policy variable, whose value only the request knows."""
    return tuple(value for value in clause.values if "${" not in value.text)


def globs(clause: Clause) -> bool:
    """Whether stars and question marks in its values are wildcards."""
    return clause.name is not None and ("Like" in clause.name.base or operator_family(clause) == "Arn")


def has_wildcard(text: str) -> bool:
    """Whether a text holds a star or question mark."""
    return "*" in text or "?" in text


def lone_stars(clause: Clause) -> Iterator[ClauseValue]:
    """The values that are a lone star."""
    return (value for value in clause.values if value.text == "*")


def misshapen_ids(clause: Clause, kind: str) -> Iterator[ClauseValue]:
    """The values under a String operator that are not `kind`, a hyphen and 8 or 17 letters and digits.

    Patterns and policy variables may stand for such an id.
    """
    if operator_family(clause) != "String":
        return
    for value in plain_values(clause):
        head, _hyphen, number = value.text.partition("-")
        plain = not (globs(clause) and has_wildcard(value.text))
        if plain and not (head == kind and len(number) in (8, 17) and number.isascii() and number.isalnum()):
            yield value

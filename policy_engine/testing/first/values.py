"""Examples: texts that fit patterns, values that meet conditions and values that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policy_engine.conditions import CompiledCondition
from policy_engine.context import Values
from policy_engine.operators.names import OperatorName, Quantifier, parse_operator
from policy_engine.patterns import Wild
from policy_engine.syntax.variables import Variable, parse_template
from policy_engine.testing.first.question import ACCOUNT, Context

_FOLLOWING: Values = {"aws:username": "example", "aws:principalaccount": ACCOUNT, "aws:resourceaccount": ACCOUNT}
"""Keys that the engine derives for the caller of the examples."""
_OTHERS = (
    "example-other",
    "false",
    "true",
    "198.51.100.7",
    "203.0.113.7",
    "0",
    "1000000",
    "2020-01-01T00:00:00Z",
    "2099-01-01T00:00:00Z",
    f"arn:aws:iam::{ACCOUNT}:role/example-other",
)


def example_of(pattern: str, context: dict[str, Any], *, variables: bool) -> str:
    """A text that fits a pattern; a variable in it gets a value in the context."""
    parts: list[str] = []
    for token in parse_template(pattern, variables=variables).tokens:
        if isinstance(token, Variable):
            parts.append(_value_of(token.name, context))
        else:
            parts.append({Wild.RUN: "example", Wild.ONE: "x"}[token] if isinstance(token, Wild) else token)
    return "".join(parts)


def _value_of(key: str, context: dict[str, Any]) -> str:
    known = _FOLLOWING.get(key.lower())
    if isinstance(known, str):
        return known
    return str(context.setdefault(key, "example"))


def meeting(conditions: tuple[CompiledCondition, ...], *, variables: bool) -> dict[str, Any] | None:
    """A context that meets all conditions; `None` where none was found."""
    context: dict[str, Any] = {}
    for condition in conditions:
        key = condition.clause.key.value
        about = _about(conditions, condition.key)
        if key in context and _all_met(about, context):
            continue
        candidates = _candidates(condition, context, variables=variables)
        found = next((value for value in candidates if _all_met(about, {**context, key: value})), _NOTHING)
        if found is _NOTHING:
            return None
        context[key] = found
    return context


def failing(condition: CompiledCondition, context: Context) -> Iterator[dict[str, Any]]:
    """Contexts that differ in the key of a condition, which is not met in them."""
    key = next((name for name in context if name.lower() == condition.key), condition.clause.key.value)
    many = isinstance(context.get(key), list)
    named = [value.value for value in condition.clause.values]
    for value in (*sorted(_OTHERS, key=lambda other: not _fits(other, condition)), *named, None):
        changed = {**context, key: [value] if many and value is not None else value}
        if not condition.test(_values(changed)):
            yield changed


def _fits(value: str, condition: CompiledCondition) -> bool:
    """Whether a value looks like those that the condition names."""
    form = re.sub(r"[\w-]+", "x", value)
    return any(re.sub(r"[\w-]+", "x", text.value).partition("/")[0] == form for text in condition.clause.values)


def _about(conditions: tuple[CompiledCondition, ...], key: str) -> list[CompiledCondition]:
    return [condition for condition in conditions if condition.key == key]


_NOTHING = object()


def _all_met(conditions: list[CompiledCondition], context: Context) -> bool:
    values = _values(context)
    return all(condition.test(values) for condition in conditions)


def _values(context: Mapping[str, Any]) -> Values:
    given = {key.lower(): tuple(value) if isinstance(value, list) else value for key, value in context.items()}
    return {**_FOLLOWING, **{key: value for key, value in given.items() if value is not None}}


def _candidates(condition: CompiledCondition, context: dict[str, Any], *, variables: bool) -> Iterator[Any]:
    """Values for the key of a condition, the most telling first; `None` for no value."""
    name = parse_operator(condition.clause.operator.value)
    if name is None:
        return
    texts = [value.value for value in condition.clause.values]
    fitting = [example_of(text, context, variables=variables) for text in texts]
    others = sorted(_OTHERS, key=lambda other: not _fits(other, condition))
    found = [*_near(name, texts), *fitting, *others, None]
    many = name.quantifier is not Quantifier.NONE
    yield from ([value] if many and value is not None else value for value in found)


def _near(name: OperatorName, texts: list[str]) -> Iterator[Any]:
    """What the operator asks for beside the values themselves."""
    for text in texts:
        if name.base == "Null":
            yield None if text.lower() == "true" else "example"
        elif name.base == "IpAddress":
            yield text.partition("/")[0]
        elif name.base.startswith("Numeric") and text.lstrip("-").isdigit():
            yield str(int(text) + (0 if "Equals" in name.base and not name.negated else _step(name.base)))


def _step(base: str) -> int:
    return -1 if "Less" in base else 1

"""IfExists, ForAllValues and ForAnyValue around a comparison of single values.

Source: docs/semantics.md, "Missing keys" and "Set operators"; AWS: "Set operators for multivalued context keys".
"""

from __future__ import annotations

from collections.abc import Callable

from policy_engine.context import Value, Values
from policy_engine.operators.names import OperatorName, Quantifier
from policy_engine.patterns import Test

SingleTest = Callable[[str, Values], bool]
ConditionTest = Callable[[Values], bool]


def is_null(value: Value | None) -> bool:
    """Absent, an empty set, or nothing but empty strings: a null data set."""
    return not value or not any(value)


def quantified(name: OperatorName, key: str, single: SingleTest) -> ConditionTest:
    """The test of one condition clause; `single` compares one request value, negation included."""
    match name.quantifier:
        case Quantifier.FOR_ALL_VALUES:
            return _for_all_values(key, single)
        case Quantifier.FOR_ANY_VALUE:
            return _for_any_value(key, single)
        case Quantifier.NONE:
            return _plain(key, single, when_missing=name.negated or name.if_exists)


def plain(name: OperatorName, key: str, matches: Test) -> ConditionTest:
    """The test of a clause without set prefix whose policy values are fixed; `matches` leaves the negation out."""
    when_missing, negated = name.negated or name.if_exists, name.negated

    def test(values: Values) -> bool:
        value = values.get(key)
        if value is None:
            return when_missing
        return isinstance(value, str) and matches(value) is not negated

    return test


def without_values(name: OperatorName, key: str) -> ConditionTest:
    """The test of a clause with set prefix or IfExists that lists no values; the negation counts for nothing.

    Source: docs/semantics.md, "Missing keys"; AWS: "Access Analyzer policy check reference", empty array condition.
    """
    match name.quantifier:
        case Quantifier.FOR_ANY_VALUE:
            return lambda _values: False
        case Quantifier.FOR_ALL_VALUES:
            return lambda values: is_null(values.get(key))
        case Quantifier.NONE:
            return lambda values: values.get(key) is None


def _plain(key: str, single: SingleTest, *, when_missing: bool) -> ConditionTest:
    def test(values: Values) -> bool:
        value = values.get(key)
        if value is None:
            return when_missing
        # A value given as a list never matches a plain operator, negated or not.
        return isinstance(value, str) and single(value, values)

    return test


def _for_all_values(key: str, single: SingleTest) -> ConditionTest:
    def test(values: Values) -> bool:
        value = values.get(key)
        return is_null(value) or all(single(each, values) for each in _each(value))

    return test


def _for_any_value(key: str, single: SingleTest) -> ConditionTest:
    def test(values: Values) -> bool:
        value = values.get(key)
        return not is_null(value) and any(single(each, values) for each in _each(value))

    return test


def _each(value: Value | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()

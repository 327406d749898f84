"""Numeric and date operators: *request value* op *policy value*, on exact decimals."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, never, plain_text
from policy_engine.values import instant, number

Comparison = Callable[[Decimal, Decimal], bool]


def _ordered(read: Callable[[str], Decimal | None], compare: Comparison) -> Family:
    def compile_value(tokens: tuple[Token, ...]) -> Test:
        bound = read(plain_text(tokens))
        if bound is None:
            return never

        def test(text: str) -> bool:
            value = read(text)
            return value is not None and compare(value, bound)

        return test

    return Family(compile=compile_value, readable=lambda text: read(text) is not None, variables=False)


_COMPARISONS: dict[str, Comparison] = {
    "equals": operator.eq,
    "lessthan": operator.lt,
    "lessthanequals": operator.le,
    "greaterthan": operator.gt,
    "greaterthanequals": operator.ge,
}
FAMILIES = {
    prefix + name: _ordered(read, compare)
    for prefix, read in (("numeric", number), ("date", instant))
    for name, compare in _COMPARISONS.items()
}

"""String operators: exact, without regard to case, and with wildcards."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, always, matcher, plain_text


def _one_of(values: Sequence[tuple[Token, ...]]) -> Test:
    return frozenset(map(plain_text, values)).__contains__


def _one_of_ignoring_case(values: Sequence[tuple[Token, ...]]) -> Test:
    wanted = frozenset(plain_text(each).lower() for each in values)
    return lambda value: value.lower() in wanted


EQUALS = Family(compile=lambda value: _one_of([value]), together=_one_of, readable=always, variables=True)
EQUALS_IGNORE_CASE = Family(
    compile=lambda value: _one_of_ignoring_case([value]),
    together=_one_of_ignoring_case,
    readable=always,
    variables=True,
)
LIKE = Family(compile=matcher, readable=always, variables=True)

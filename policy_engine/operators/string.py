"""String operators: exact, without regard to case, and with wildcards."""

from __future__ import annotations

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, always, matcher, plain_text


def _equals(tokens: tuple[Token, ...]) -> Test:
    return plain_text(tokens).__eq__


def _equals_ignore_case(tokens: tuple[Token, ...]) -> Test:
    wanted = plain_text(tokens).lower()
    return lambda value: value.lower() == wanted


EQUALS = Family(compile=_equals, readable=always, variables=True)
EQUALS_IGNORE_CASE = Family(compile=_equals_ignore_case, readable=always, variables=True)
LIKE = Family(compile=matcher, readable=always, variables=True)

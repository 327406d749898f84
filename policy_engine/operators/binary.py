"""The BinaryEquals operator."""

from __future__ import annotations

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, never, plain_text
from policy_engine.values import binary


def _equals(tokens: tuple[Token, ...]) -> Test:
    wanted = binary(plain_text(tokens))
    return never if wanted is None else lambda value: binary(value) == wanted


BINARY = Family(compile=_equals, readable=lambda value: binary(value) is not None, variables=False)

"""The Bool operator."""

from __future__ import annotations

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, never, plain_text
from policy_engine.values import policy_boolean, request_boolean


def _equals(tokens: tuple[Token, ...]) -> Test:
    wanted = policy_boolean(plain_text(tokens))
    if wanted is None:
        return never
    return lambda value: request_boolean(value) is wanted


# AWS's pages disagree on variables under Bool; they are replaced, and the validator reports them.
BOOL = Family(compile=_equals, readable=lambda value: request_boolean(value) is not None, variables=True)

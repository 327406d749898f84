"""The IpAddress operator: an address within a range; the two address families never match each other."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, never, plain_text
from policy_engine.values import network


@lru_cache(maxsize=4096)
def _range(text: str) -> tuple[int, int, int] | None:
    """Address family, first and last address."""
    read = network(text)
    return None if read is None else (read.version, int(read.network_address), int(read.broadcast_address))


def _within(tokens: tuple[Token, ...]) -> Test:
    allowed = _range(plain_text(tokens))
    if allowed is None:
        return never
    version, first, last = allowed

    def test(text: str) -> bool:
        asked = _range(text)
        return asked is not None and asked[0] == version and first <= asked[1] and asked[2] <= last

    return test


IP = Family(compile=_within, readable=lambda text: _range(text) is not None, variables=False)

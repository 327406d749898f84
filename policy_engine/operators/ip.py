"""The IpAddress operator: an address within a range; the two address families never match each other."""

from __future__ import annotations

from policy_engine.operators.family import Family
from policy_engine.patterns import Test, Token, never, plain_text
from policy_engine.values import network


def _within(tokens: tuple[Token, ...]) -> Test:
    allowed = network(plain_text(tokens))
    if allowed is None:
        return never
    version, first, last = allowed.version, int(allowed.network_address), int(allowed.broadcast_address)

    def test(text: str) -> bool:
        asked = network(text)
        return (
            asked is not None
            and asked.version == version
            and first <= int(asked.network_address)
            and int(asked.broadcast_address) <= last
        )

    return test


IP = Family(compile=_within, readable=lambda text: network(text) is not None, variables=False)

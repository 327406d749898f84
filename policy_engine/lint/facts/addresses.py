"""Which IP ranges lie in private space.

Source: RFC 1918, RFC 4193 (private); RFC 1122, RFC 3927, RFC 4291 (loopback, link-local).
"""

from __future__ import annotations

from functools import cache, lru_cache

from policy_engine.lint.facts.conditions import plain_values
from policy_engine.lint.view import Clause, ClauseValue
from policy_engine.values import network

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

_PRIVATE = (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16",
    "fc00::/7", "::1/128", "fe80::/10",
)  # fmt: skip
# Not `is_private` of ipaddress: it takes in the ranges for documentation, which stand for public ones in examples.


@cache
def _private() -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(each for text in _PRIVATE if (each := network(text)) is not None)


@lru_cache(maxsize=4096)
def is_private(text: str) -> bool | None:
    """Whether an address or range lies in private space as a whole; `None` where it is neither."""
    given = network(text)
    if given is None:
        return None
    # Of one version, so the comparisons below are of one kind, which type checkers cannot see.
    return any(
        each.version == given.version
        and each.network_address <= given.network_address  # type: ignore[operator]
        and given.broadcast_address <= each.broadcast_address  # type: ignore[operator]
        for each in _private()
    )


def private_values(clause: Clause, base: str) -> tuple[tuple[ClauseValue, ...], bool]:
    """The private ranges that `aws:SourceIp` is compared with under an operator, and whether all are private."""
    if clause.lowered != "aws:sourceip" or clause.name is None or clause.name.base != base:
        return (), False
    values = plain_values(clause)
    private = tuple(value for value in values if is_private(value.text))
    return private, len(private) == len(clause.values)


def without_host_bits(text: str) -> str:
    """A range as its network is written; the same text where nothing is to be changed."""
    given = network(text)
    if given is None or "/" not in text:
        return text
    from ipaddress import ip_address

    address, _slash, prefix = text.partition("/")
    return text if ip_address(address) == given.network_address else f"{given.network_address}/{prefix}"

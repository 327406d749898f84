"""Which conditions confine a statement to callers that somebody chose, as S3 judges it.

Source: docs/semantics.md, "Amazon S3"; AWS: "The meaning of 'public'".
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.values import network

_KEYS = frozenset(
    {
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:principalaccount",
        "aws:principalarn",
        "aws:sourcearn",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:sourceowner",
        "aws:sourceaccount",
        "aws:userid",
        "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:dataaccesspointarn",
        "s3:dataaccesspointaccount",
    }
)
_OPERATORS = frozenset({"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"})

_UNIQUE_LOCAL = 0xFC >> 1
"""The first seven bits of fc00::/7, IPv6's private range."""


def confines(operator: str, key: str, values: Iterable[str]) -> bool:
    """Whether a condition holds for fixed callers alone; `key` is in any letter case."""
    name = parse_operator(operator)
    if name is None or name.negated or name.if_exists or name.quantifier is Quantifier.FOR_ALL_VALUES:
        return False
    key = key.lower()
    if name.family == "ipaddress":
        return key == "aws:sourceip" and all(map(_is_narrow, values))
    if key not in _KEYS or name.family not in _OPERATORS:
        return False
    return all(_is_fixed(key, value, wildcards=name.family != "stringequals") for value in values)


def _is_fixed(key: str, value: str, *, wildcards: bool) -> bool:
    """A value without wildcard or variable; an access point's ARN may leave its name open."""
    if "${" in value:
        return False
    if key == "s3:dataaccesspointarn":
        value = value.rpartition("/")[0] or value
    return not (wildcards and ("*" in value or "?" in value))


def _is_narrow(cidr: str) -> bool:
    """An address range that is not too broad to mean anybody; every private IPv4 range is narrower than /8 anyway."""
    asked = network(cidr)
    if asked is None:
        return False
    if asked.version == 4:
        return asked.prefixlen >= 8
    return asked.prefixlen >= 32 or (asked.prefixlen >= 7 and int(asked.network_address) >> 121 == _UNIQUE_LOCAL)

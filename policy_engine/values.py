"""Typed readings of policy and request values; `None` where the text is not of the type.

Source: docs/semantics.md, "Typed values"; AWS: "IAM JSON policy elements: Condition operators".
"""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from ipaddress import IPv4Network, IPv6Network

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
_DIGITS = re.compile(r"[0-9]+", re.ASCII)


@lru_cache(maxsize=4096)
def number(text: str) -> Decimal | None:
    """A decimal number: sign, digits, fraction; no exponent."""
    from decimal import Decimal

    return Decimal(text) if _NUMBER.fullmatch(text) else None


@lru_cache(maxsize=4096)
def instant(text: str) -> Decimal | None:
    """Seconds since the epoch of an ISO 8601 date or of epoch seconds; four digits are a year."""
    from decimal import Decimal

    if _DIGITS.fullmatch(text) and len(text) != 4:
        return Decimal(text)
    match = _DATE.fullmatch(text)
    return _seconds(*match.groups()) if match else None


def _seconds(
    year: str,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
    second: str | None,
    fraction: str | None,
    zone: str | None,
) -> Decimal | None:
    from datetime import date
    from decimal import Decimal

    try:
        days = date(int(year), int(month or 1), int(day or 1)).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None
    offset = 0
    if zone and zone != "Z":
        hours, minutes = int(zone[1:3]), int(zone[4:6])
        if hours > 23 or minutes > 59:
            return None
        offset = (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)
    if int(hour or 0) > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    clock = int(hour or 0) * 3600 + int(minute or 0) * 60 + int(second or 0)
    return days * 86400 + clock - offset + Decimal("0" + (fraction or ""))


def policy_boolean(text: str) -> bool | None:
    """`true` or `false` in any case."""
    return {"true": True, "false": False}.get(text.lower())


def request_boolean(text: str) -> bool | None:
    """As AWS reads a request value: any text that is not `true` is false; no text is no value."""
    return text.lower() == "true" if text else None


@lru_cache(maxsize=4096)
def network(text: str) -> IPv4Network | IPv6Network | None:
    """An address or CIDR range; host bits are ignored."""
    from ipaddress import ip_network

    address, slash, prefix = text.partition("/")
    if (slash and not _DIGITS.fullmatch(prefix)) or "%" in address:
        return None
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def binary(text: str) -> bytes | None:
    """The bytes that base64 text stands for."""
    from base64 import b64decode

    try:
        return b64decode(text, validate=True)
    except ValueError:
        return None

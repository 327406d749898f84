"""Condition elements: operators, quantifiers, and what a missing key means."""

import base64
import binascii
import ipaddress
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.reference.glob import Pattern, arn_fields_match, glob_matches, plain
from tests.reference.values import Context, Json, Value, listed, lookup
from tests.reference.variables import expand

Compare = Callable[[str, Pattern], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One base operator: how one request value compares with one policy value."""

    compare: Compare
    negated: bool = False
    variables: bool = False
    # False for a request value that the operator cannot read. Only negated operators need to ask.
    readable: Callable[[str], bool] = lambda value: True


def conditions_hold(condition: Json, context: Context, version: str | None) -> bool:
    """Every key of every operator must be true. An empty element asks for nothing."""
    return all(
        _key_holds(name, listed(values), lookup(context, key), context, version)
        for name, block in condition.items()
        for key, values in block.items()
    )


def _key_holds(name: str, written: list[str], value: Value | None, context: Context, version: str | None) -> bool:
    quantifier, base, if_exists = _parse_name(name)
    if base == "null":
        return not if_exists and _null_holds(quantifier, written, value)
    found = OPERATORS.get(base)
    if found is None:
        return False  # an operator that does not exist can make nothing true
    if not written and (quantifier or if_exists):
        # Nothing is listed: the key has to be missing, and under ForAnyValue that does not help either.
        return quantifier != "foranyvalue" and (not _value_set(value) if quantifier else value is None)
    policy_values = _policy_values(found, written, context, version)
    if quantifier == "forallvalues":
        return all(_one_holds(found, item, policy_values) for item in _value_set(value))
    if quantifier == "foranyvalue":
        return any(_one_holds(found, item, policy_values) for item in _value_set(value))
    if value is None:
        return if_exists or found.negated
    if isinstance(value, tuple):
        return False  # a plain operator never matches a list, of whatever length, negated or not
    return _one_holds(found, value, policy_values)


def _parse_name(name: str) -> tuple[str, str, bool]:
    quantifier, colon, rest = name.lower().partition(":")
    if not colon:
        quantifier, rest = "", quantifier
    if quantifier not in ("", "forallvalues", "foranyvalue"):
        return "", "unknown", False
    base = rest.removesuffix("ifexists")
    return quantifier, base, base != rest


def _policy_values(found: Operator, written: list[str], context: Context, version: str | None) -> list[Pattern]:
    """Substitute variables where the operator allows them. A value whose variable has no value is never equal."""
    if not found.variables:
        return [list(text) for text in written]
    return [tokens for text in written if (tokens := expand(text, context, version)) is not None]


def _value_set(value: Value | None) -> set[str]:
    """The set that quantifiers run over. A lone empty string counts as nothing."""
    if value is None:
        return set()
    values = {value} if isinstance(value, str) else set(value)
    return set() if values == {""} else values


def _one_holds(found: Operator, value: str, policy_values: list[Pattern]) -> bool:
    """OR over the policy values, or NOR for a negated operator."""
    equal = any(found.compare(value, tokens) for tokens in policy_values)
    if found.negated:
        return found.readable(value) and not equal
    return equal


def _null_holds(quantifier: str, written: list[str], value: Value | None) -> bool:
    wanted = {text.lower() for text in written}
    if quantifier:
        answers = ["false" in wanted for item in _value_set(value) if item != ""]
        return all(answers) if quantifier == "forallvalues" else any(answers)
    return ("false" if _value_set(value) else "true") in wanted


# Readers of typed values. Each gives `None` for a text that is not of its type.


def read_number(text: str) -> Decimal | None:
    """An optional sign, digits, an optional fraction; no exponent."""
    return Decimal(text) if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text) else None


_DATE = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})"
    r"(T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(:(?P<second>[0-9]{2})(?P<fraction>\.[0-9]+)?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


def read_date(text: str) -> Fraction | None:
    """Give seconds since 1970. Four digits are a year, any other number of digits is such a count already."""
    if re.fullmatch(r"[0-9]+", text) and len(text) != 4:
        return Fraction(int(text))
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    zone = _zone_seconds(found["zone"])
    try:
        day = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None
    if hour > 23 or minute > 59 or second > 59 or zone is None:
        return None
    days = day.toordinal() - date(1970, 1, 1).toordinal()
    return Fraction(days * 86400 + hour * 3600 + minute * 60 + second - zone) + Fraction(
        "0" + (found["fraction"] or "")
    )


def _zone_seconds(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return 0  # without a zone the time is in UTC
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 23 or minutes > 59:
        return None
    return (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)


Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def read_network(text: str) -> Network | None:
    """An address or a CIDR range; bits behind the prefix are ignored."""
    address, slash, prefix = text.partition("/")
    if "%" in address or (slash and not re.fullmatch(r"[0-9]+", prefix)):
        return None
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


def read_binary(text: str) -> bytes | None:
    """Strict base64."""
    try:
        return base64.b64decode(text.encode(), validate=True)
    except binascii.Error:
        return None


def _is_address(text: str) -> bool:
    return "/" not in text and read_network(text) is not None


# Comparisons: first the request value, then the policy value.


def _same_text(value: str, tokens: Pattern) -> bool:
    return value == plain(tokens)


def _same_text_any_case(value: str, tokens: Pattern) -> bool:
    return value.lower() == plain(tokens).lower()


def _like(value: str, tokens: Pattern) -> bool:
    return glob_matches(tokens, value)


def _arn_like(value: str, tokens: Pattern) -> bool:
    return arn_fields_match(tokens, value)


def _numbers(relation: Callable[[Decimal, Decimal], bool]) -> Compare:
    def compare(value: str, tokens: Pattern) -> bool:
        left, right = read_number(value), read_number(plain(tokens))
        return left is not None and right is not None and relation(left, right)

    return compare


def _dates(relation: Callable[[Fraction, Fraction], bool]) -> Compare:
    def compare(value: str, tokens: Pattern) -> bool:
        left, right = read_date(value), read_date(plain(tokens))
        return left is not None and right is not None and relation(left, right)

    return compare


def _same_boolean(value: str, tokens: Pattern) -> bool:
    """Request text that is neither word reads as false; policy text that is neither word never matches."""
    wanted = plain(tokens).lower()
    if wanted not in ("true", "false") or value == "":
        return False
    return (value.lower() == "true") == (wanted == "true")


def _same_bytes(value: str, tokens: Pattern) -> bool:
    left, right = read_binary(value), read_binary(plain(tokens))
    return left is not None and left == right


def _in_network(value: str, tokens: Pattern) -> bool:
    network = read_network(plain(tokens))
    return network is not None and _is_address(value) and ipaddress.ip_address(value) in network


def _is_number(value: str) -> bool:
    return read_number(value) is not None


def _is_date(value: str) -> bool:
    return read_date(value) is not None


def _is_arn(value: str) -> bool:
    return value.count(":") >= 5


OPERATORS = {
    "stringequals": Operator(compare=_same_text, variables=True),
    "stringnotequals": Operator(compare=_same_text, variables=True, negated=True),
    "stringequalsignorecase": Operator(compare=_same_text_any_case, variables=True),
    "stringnotequalsignorecase": Operator(compare=_same_text_any_case, variables=True, negated=True),
    "stringlike": Operator(compare=_like, variables=True),
    "stringnotlike": Operator(compare=_like, variables=True, negated=True),
    "numericequals": Operator(compare=_numbers(operator.eq)),
    "numericnotequals": Operator(compare=_numbers(operator.eq), negated=True, readable=_is_number),
    "numericlessthan": Operator(compare=_numbers(operator.lt)),
    "numericlessthanequals": Operator(compare=_numbers(operator.le)),
    "numericgreaterthan": Operator(compare=_numbers(operator.gt)),
    "numericgreaterthanequals": Operator(compare=_numbers(operator.ge)),
    "dateequals": Operator(compare=_dates(operator.eq)),
    "datenotequals": Operator(compare=_dates(operator.eq), negated=True, readable=_is_date),
    "datelessthan": Operator(compare=_dates(operator.lt)),
    "datelessthanequals": Operator(compare=_dates(operator.le)),
    "dategreaterthan": Operator(compare=_dates(operator.gt)),
    "dategreaterthanequals": Operator(compare=_dates(operator.ge)),
    "bool": Operator(compare=_same_boolean, variables=True),
    "binaryequals": Operator(compare=_same_bytes),
    "ipaddress": Operator(compare=_in_network),
    "notipaddress": Operator(compare=_in_network, negated=True, readable=_is_address),
    "arnequals": Operator(compare=_arn_like, variables=True),
    "arnlike": Operator(compare=_arn_like, variables=True),
    "arnnotequals": Operator(compare=_arn_like, variables=True, negated=True, readable=_is_arn),
    "arnnotlike": Operator(compare=_arn_like, variables=True, negated=True, readable=_is_arn),
}

"""Operator names: what `ForAnyValue:StringNotLikeIfExists` is made of."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from policy_engine.record import Record

_COMPARED = ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")
OPERATORS = (
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    *(f"Numeric{name}" for name in _COMPARED),
    *(f"Date{name}" for name in _COMPARED),
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "Null",
)
_CANONICAL = {name.lower(): name for name in OPERATORS}


class Quantifier(Enum):
    """How an operator treats the values of a multi-valued key."""

    NONE = ""
    FOR_ALL_VALUES = "ForAllValues"
    FOR_ANY_VALUE = "ForAnyValue"


_QUANTIFIERS = {quantifier.value.lower(): quantifier for quantifier in Quantifier}


class OperatorName(Record):
    """An operator taken apart; `base` is in AWS's spelling."""

    base: str
    quantifier: Quantifier
    if_exists: bool

    @property
    def negated(self) -> bool:
        """Whether it is true when no policy value matches."""
        return "Not" in self.base

    @property
    def family(self) -> str:
        """The operator without its negation, in lower case."""
        return self.base.replace("Not", "").lower()

    def __str__(self) -> str:
        prefix = f"{self.quantifier.value}:" if self.quantifier.value else ""
        return prefix + self.base + ("IfExists" if self.if_exists else "")


@lru_cache(maxsize=1024)
def parse_operator(text: str) -> OperatorName | None:
    """Take an operator name apart, in any letter case; `None` where AWS knows no such operator."""
    prefix, colon, rest = text.lower().rpartition(":")
    quantifier = _QUANTIFIERS.get(prefix)
    if quantifier is None or (colon and quantifier is Quantifier.NONE):
        return None
    bare = rest.removesuffix("ifexists")
    base = _CANONICAL.get(bare)
    if base is None or (base == "Null" and bare != rest):
        return None
    return OperatorName(base=base, quantifier=quantifier, if_exists=bare != rest)

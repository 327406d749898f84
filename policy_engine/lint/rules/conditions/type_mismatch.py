"""An operator is of another type than the key that it compares.

The values are then compared as something that they are not, and the condition may never hold.

Avoid: "StringEquals": {"aws:ViaAWSService": "true"}
Prefer: "Bool": {"aws:ViaAWSService": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Type mismatch. AWS lets String
operators pass on ARNs, and Numeric ones on tags; `Null` goes with every key, and keys whose type is not known, those of
identity providers among them, with every operator.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family
from policy_engine.lint.facts.keys import KeyKind, condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause

_FAMILIES = {
    "String": ("String",),
    "ARN": ("Arn", "String"),
    "Bool": ("Bool",),
    "Numeric": ("Numeric",),
    "Date": ("Date",),
    "IPAddress": ("IpAddress",),
}
_KNOWN = (KeyKind.GLOBAL, KeyKind.SERVICE)


def check(clause: Clause) -> Iterator[Hit]:
    """A key under an operator of a family that does not fit its type, at the key."""
    family = operator_family(clause)
    known = condition_key(clause.key)
    allowed = _allowed(clause) if known.kind in _KNOWN else ()
    if family not in ("", "Null", *allowed) and allowed:
        listed = ", ".join(allowed)
        message = f"`{clause.operator}` is an operator of the type {family}, and the key `{clause.key}` takes {listed}"
        yield Hit(message, (clause.key_path,), f"use an operator of the type {' or '.join(allowed)}")


def _allowed(clause: Clause) -> tuple[str, ...]:
    known = condition_key(clause.key)
    allowed = _FAMILIES.get(known.value_type, ())
    if known.spelled.lower().partition("/")[0].endswith("tag"):
        return (*allowed, "Numeric")
    return (*allowed, "Numeric") if clause.lowered == "aws:epochtime" else allowed

"""The values of one condition key are of different JSON types.

AWS reads numbers and booleans as text where the values agree in type, and refuses a mixture.

Avoid: "StringEquals": {"aws:username": ["ana", 1]}
Prefer: "StringEquals": {"aws:username": ["ana", "1"]}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid condition data type.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.plain import kind_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A list of values of several types, at the first that is unlike those before it."""
    first = kind_of(clause.values[0].raw) if clause.values else ""
    odd = next((value for value in clause.values if kind_of(value.raw) != first), None)
    if odd is not None:
        message = f"the values of `{clause.key}` are a {first} and a {kind_of(odd.raw)}"
        yield Hit(message, (odd.path,), f'write them all as strings: `"{odd.text}"`')

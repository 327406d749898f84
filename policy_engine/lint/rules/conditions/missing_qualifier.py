"""A key with several values stands under an operator without `ForAllValues:` or `ForAnyValue:`.

A plain operator compares one value with those of the policy; where the request carries a list, the condition does not
hold. Say whether all values of the request must match, or any one.

Avoid: "StringEquals": {"aws:TagKeys": "team"}
Prefer: "ForAnyValue:StringEquals": {"aws:TagKeys": "team"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing qualifier. `Null` needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.keys import condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """A multi-valued key under a plain operator other than `Null`, at the key."""
    name = clause.name
    if name is None or name.quantifier is not Quantifier.NONE or name.base == "Null":
        return
    if condition_key(clause.key).multivalued:
        message = f"the key `{clause.key}` holds several values, and `{clause.operator}` compares one"
        meant = f"write `ForAnyValue:{name}` or `ForAllValues:{name}`"
        yield Hit(message, (clause.key_path,), meant)

"""A condition lists several values where there is only true or false.

Either the list says the same twice, or it holds whatever the value is.

Avoid: "Bool": {"aws:SecureTransport": ["true", "false"]}
Prefer: "Bool": {"aws:SecureTransport": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid condition multiple Boolean. Under
`Bool` and `Null`, and for keys of the type Bool under any operator.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family
from policy_engine.lint.facts.keys import condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Several values of a boolean, at the list."""
    if operator_family(clause) in ("Bool", "Null") or condition_key(clause.key).value_type == "Bool":
        message = (
            f"`{clause.key}` under `{clause.operator}` takes one of `true` and `false`, not {len(clause.values)} values"
        )
        yield Hit(message, (clause.path,), "keep one of them")

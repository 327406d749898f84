"""What a condition says of a request that does not carry its key.

Source: docs/semantics.md, "Missing keys"; AWS: "IAM JSON policy elements: Condition operators".
"""

from __future__ import annotations

from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def holds_without_key(clause: Clause) -> bool:
    """Whether it holds where the key is missing: negated or IfExists, ForAllValues, or Null true."""
    name = clause.name
    if name is None:
        return False
    if name.quantifier is not Quantifier.NONE:
        return name.quantifier is Quantifier.FOR_ALL_VALUES
    return clause_is(clause, "true") if name.base == "Null" else name.negated or name.if_exists


def clause_is(clause: Clause, value: str) -> bool:
    """Whether it has values, each of them the given one in any letter case."""
    return bool(clause.values) and all(each.text.lower() == value for each in clause.values)

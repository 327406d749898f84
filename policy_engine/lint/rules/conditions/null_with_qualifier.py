"""The operator `Null` stands with `ForAllValues:` or `ForAnyValue:`.

`Null` looks at whether a key is there, not at its values: with ForAllValues the condition always holds, with
ForAnyValue it never does.

Avoid: "ForAllValues:Null": {"aws:TagKeys": "true"}
Prefer: "Null": {"aws:TagKeys": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Null with qualifier.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """`Null` with a set prefix, at the operator, once for all of its keys."""
    name = clause.name
    first = next(each for each in clause.statement.clauses if each.operator == clause.operator)
    if name is not None and name.base == "Null" and clause is first:
        outcome = "always" if name.quantifier is Quantifier.FOR_ALL_VALUES else "never"
        message = f"a condition under `{clause.operator}` {outcome} holds"
        yield Hit(message, (clause.operator_path,), "write `Null`")

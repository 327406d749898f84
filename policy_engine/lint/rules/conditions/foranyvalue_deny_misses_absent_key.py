"""A Deny asks with ForAnyValue for a value outside the organization, and misses requests that have none.

ForAnyValue never holds where the key is missing, negated operator or not. Callers and resources of accounts that are in
no organization have no paths, so this Deny does not stop them. ForAllValues does.

Avoid: "Effect": "Deny", "Condition": {"ForAnyValue:StringNotLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*"}}
Prefer: "Effect": "Deny", "Condition": {"ForAllValues:StringNotLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*"}}
Source: AWS, "IAM JSON policy elements: Condition operators", set operators for multivalued context keys. Not reported
where the statement asks that the key be there, or where another Deny stops requests without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.presence import is_vouched_for, stopped_elsewhere
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """A negated ForAnyValue on such a key in a Deny, at the key."""
    name = clause.name
    if name is None or not clause.statement.denies or name.quantifier is not Quantifier.FOR_ANY_VALUE:
        return
    if name.negated and not is_vouched_for(clause) and not stopped_elsewhere(clause):
        message = f"`{clause.operator}` does not stop requests that lack `{clause.key}`"
        meant = name.replace(quantifier=Quantifier.FOR_ALL_VALUES)
        yield Hit(message, (clause.key_path,), f"write `{meant}`, which does")

"""A Deny of sign-ins with MFA that are too old misses callers without any.

Requests without MFA, those with a user's access keys among them, do not carry `aws:MultiFactorAuthAge` at all, so the
comparison does not hold for them and they are not denied. With IfExists it does.

Avoid: "Effect": "Deny", "Condition": {"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}}
Prefer: "Effect": "Deny", "Condition": {"NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "3600"}}
Source: AWS, "AWS global condition context keys", aws:MultiFactorAuthAge. Not reported where the statement asks that MFA
was used, or where another Deny stops requests without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.presence import is_vouched_for, stopped_elsewhere
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """NumericGreaterThan, or -Equals, in a Deny, at the key."""
    name = clause.name
    if name is None or not clause.statement.denies or name.if_exists or name.quantifier is not Quantifier.NONE:
        return
    if not name.base.startswith("NumericGreaterThan") or is_vouched_for(clause) or stopped_elsewhere(clause):
        return
    message = f"`{clause.operator}` does not stop requests without MFA, which lack `{clause.key}`"
    yield Hit(message, (clause.key_path,), f"write `{name.replace(if_exists=True)}`")

"""A Deny without MFA leaves out access keys.

Requests with a user's access keys do not carry `aws:MultiFactorAuthPresent` at all, so `Bool` with `false` does not
hold for them and they are not denied. `BoolIfExists` holds for both.

Avoid: "Effect": "Deny", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
Prefer: "Effect": "Deny", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}
Source: AWS, "AWS global condition context keys", aws:MultiFactorAuthPresent. It is not said where another Deny of the
policy asks with Null for requests without the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.mfa import asks_mfa, denies_missing_mfa
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Bool false in a Deny."""
    if clause.statement.denies and asks_mfa(clause, "Bool", "false") and not denies_missing_mfa(clause):
        message = "requests with access keys, which do not carry the key, are not denied"
        yield Hit(message, (clause.operator_path,), "write BoolIfExists")

"""An Allow for MFA also holds for access keys without it.

Requests with a user's access keys do not carry `aws:MultiFactorAuthPresent` at all, and IfExists takes that as met.
With plain `Bool` they are not allowed.

Avoid: "Effect": "Allow", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}
Prefer: "Effect": "Allow", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
Source: AWS, "AWS global condition context keys", aws:MultiFactorAuthPresent.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.mfa import asks_mfa
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """BoolIfExists true in an Allow."""
    if clause.statement.allows and asks_mfa(clause, "BoolIfExists", "true"):
        message = "requests with access keys, which do not carry the key, are allowed without MFA"
        yield Hit(message, (clause.operator_path,), "write Bool")

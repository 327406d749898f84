"""An Allow is for those who did not use MFA.

The statement grants to sessions without a second factor what it does not grant to those with one. Mostly a Deny was
meant, or `true`.

Avoid: "Effect": "Allow", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
Prefer: "Effect": "Allow", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
Source: AWS, "AWS global condition context keys", aws:MultiFactorAuthPresent.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.mfa import asks_mfa
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause

_HELP = 'write "Bool": {"aws:MultiFactorAuthPresent": "true"}, or Deny with BoolIfExists and "false"'


def check(clause: Clause) -> Iterator[Hit]:
    """Bool or BoolIfExists false in an Allow."""
    if clause.statement.allows and (asks_mfa(clause, "Bool", "false") or asks_mfa(clause, "BoolIfExists", "false")):
        yield Hit("the statement allows those who did not use MFA", (clause.path,), _HELP)

"""The presence of `aws:MultiFactorAuthPresent` is taken for MFA.

Temporary credentials carry the key whether or not MFA was used, then with the value `false`; access keys never carry
it. So `Null` says what kind of credentials were used, not whether MFA was. Ask for the value; or ask with Null for
`aws:MultiFactorAuthAge`, which is there only after MFA.

Avoid: "Effect": "Allow", "Condition": {"Null": {"aws:MultiFactorAuthPresent": "false"}}
Prefer: "Effect": "Allow", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
Source: AWS, "AWS global condition context keys", aws:MultiFactorAuthPresent and aws:MultiFactorAuthAge. It is not said
where the value is asked for too: in the same Allow, or in another Deny of the policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.mfa import allows_only_mfa, asks_mfa, denies_false_mfa
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Null false in an Allow, Null true in a Deny."""
    if clause.statement.allows and asks_mfa(clause, "Null", "false") and not allows_only_mfa(clause):
        yield Hit("temporary credentials without MFA are allowed too", (clause.path,), "ask for Bool `true`")
    if clause.statement.denies and asks_mfa(clause, "Null", "true") and not denies_false_mfa(clause):
        message = "temporary credentials without MFA are not denied"
        yield Hit(message, (clause.path,), "write BoolIfExists `false`, or ask for `aws:MultiFactorAuthAge`")

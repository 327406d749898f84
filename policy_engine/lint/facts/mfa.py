"""Conditions on whether the caller used MFA.

Source: AWS, "AWS global condition context keys", aws:MultiFactorAuthPresent.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.absence import clause_is
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier

_MFA_PRESENT = "aws:multifactorauthpresent"


def asks_mfa(clause: Clause, operator: str, value: str) -> bool:
    """Whether it compares `aws:MultiFactorAuthPresent` under an operator (such as `BoolIfExists`) with a value."""
    name = clause.name
    if clause.lowered != _MFA_PRESENT or name is None or name.quantifier is not Quantifier.NONE:
        return False
    return f"{name.base}{'IfExists' if name.if_exists else ''}" == operator and clause_is(clause, value)


def allows_only_mfa(clause: Clause) -> bool:
    """Whether the statement of a condition also asks for the value `true`."""
    clauses = clause.statement.clauses
    return any(asks_mfa(each, "Bool", "true") or asks_mfa(each, "BoolIfExists", "true") for each in clauses)


def denies_missing_mfa(clause: Clause) -> bool:
    """Whether a Deny of the policy is for requests that do not carry the key."""
    return any(
        asks_mfa(each, "Null", "true") or asks_mfa(each, "BoolIfExists", "false") or _age_missing(each)
        for each in _of_denies(clause)
    )


def denies_false_mfa(clause: Clause) -> bool:
    """Whether a Deny of the policy is for requests whose value is `false`."""
    return any(
        asks_mfa(each, "Bool", "false") or asks_mfa(each, "BoolIfExists", "false") or _age_missing(each)
        for each in _of_denies(clause)
    )


def _of_denies(clause: Clause) -> Iterator[Clause]:
    for statement in clause.statement.policy.statements:
        if statement.denies:
            yield from statement.clauses


def _age_missing(clause: Clause) -> bool:
    """The age of the MFA is there only after MFA, so its absence is all that there is to ask for."""
    asked = clause.lowered == "aws:multifactorauthage" and clause.name is not None and clause.name.base == "Null"
    return asked and clause_is(clause, "true")

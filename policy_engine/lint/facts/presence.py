"""Which conditions see to it that a key is there, and which keys stand together.

Source: docs/semantics.md, "Missing keys" and "Set operators"; AWS: "AWS global condition context keys".
"""

from __future__ import annotations

from policy_engine.lint.facts.absence import clause_is, holds_without_key
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier

ENDPOINT_KEYS = frozenset(
    {
        "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpcsourceip", "aws:vpceaccount", "aws:vpceorgid",
        "aws:vpceorgpaths",
    }
)  # fmt: skip
"""Keys of requests through a VPC endpoint, which have no `aws:SourceIp`."""
_TOGETHER = (
    frozenset({"aws:principalorgid", "aws:principalorgpaths"}),
    frozenset({"aws:resourceorgid", "aws:resourceorgpaths"}),
    frozenset({"aws:sourceorgid", "aws:sourceorgpaths"}),
    frozenset({"aws:calledvia", "aws:calledviafirst", "aws:calledvialast"}),
    frozenset({"aws:multifactorauthpresent", "aws:multifactorauthage"}),
    ENDPOINT_KEYS,
)
"""Keys that a request carries together: one that must be there vouches for the others."""
_FAMILIES = {"kms:encryptioncontextkeys": "kms:encryptioncontext:", "aws:tagkeys": "aws:requesttag/"}
"""Keys that list the names in a family of keys, any of which vouches for them."""


def requires_key(clause: Clause) -> bool:
    """Whether a condition holds only for requests that carry its key."""
    name = clause.name
    if name is None or holds_without_key(clause):
        return False
    return name.base != "Null" or (name.quantifier is Quantifier.NONE and clause_is(clause, "false"))


def demands_absence(clause: Clause) -> bool:
    """Whether a condition is a Null test that holds only for requests that lack its key."""
    name = clause.name
    plain = name is not None and name.base == "Null" and name.quantifier is Quantifier.NONE
    return plain and clause_is(clause, "true")


def is_vouched_for(clause: Clause) -> bool:
    """Whether another condition of the statement sees to it that the key of this one is there."""
    kin = kin_of(clause.lowered)
    family = _FAMILIES.get(clause.lowered)
    return any(
        each is not clause
        and (each.lowered in kin or (family is not None and each.lowered.startswith(family)))
        and requires_key(each)
        for each in clause.statement.clauses
    )


def kin_of(lowered: str) -> frozenset[str]:
    """The keys that a request carries together with one, itself among them; all in lower case."""
    return next((group for group in _TOGETHER if lowered in group), frozenset({lowered}))


def stopped_elsewhere(clause: Clause) -> bool:
    """Whether another Deny of the policy stops requests that lack the key of this one."""
    kin = kin_of(clause.lowered)
    return any(
        each.lowered in kin and holds_without_key(each)
        for statement in clause.statement.policy.statements
        if statement.denies and statement is not clause.statement
        for each in statement.clauses
    )

"""An Allow asks with IfExists who is calling, or from where, so that requests that do not say are allowed too.

IfExists lets a request pass that lacks the key. Keys of the caller's organization, MFA or network are missing exactly
where the caller is outside: no organization, no MFA, no VPC endpoint. Drop the suffix, or ask with `Null` that the key
be there.

Avoid: "Effect": "Allow", "Condition": {"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
Prefer: "Effect": "Allow", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
Source: AWS, "IAM JSON policy elements: Condition operators", ...IfExists; "AWS global condition context keys". Not
reported where another condition of the statement needs the key, nor where both the address and the VPC endpoint are
asked for: each request has one of the two. aws:MultiFactorAuthPresent is a matter of MFA_ALLOW_WITH_IF_EXISTS.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.absence import holds_without_key
from policy_engine.lint.facts.presence import ENDPOINT_KEYS, is_vouched_for
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier

_KEYS = ENDPOINT_KEYS | {
    "aws:multifactorauthage",
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceidentity",
    "aws:sourceip",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "sts:externalid",
}


def check(clause: Clause) -> Iterator[Hit]:
    """A positive comparison of such a key with IfExists in an Allow, at the key."""
    name = clause.name
    if name is None or not clause.statement.allows or name.negated or name.quantifier is not Quantifier.NONE:
        return
    if not (clause.lowered in _KEYS or clause.lowered.startswith("aws:principaltag/")):
        return
    if not is_vouched_for(clause) and not _both_ways(clause):
        message = f"`{clause.operator}` allows requests that lack `{clause.key}`"
        yield Hit(message, (clause.key_path,), f"write `{name.replace(if_exists=False)}`")


def _both_ways(clause: Clause) -> bool:
    """Whether the statement limits requests through a VPC endpoint and those that come otherwise."""
    limited = {
        each.lowered
        for each in clause.statement.clauses
        if each.name and not each.name.negated and holds_without_key(each)
    }
    network = clause.lowered == "aws:sourceip" or clause.lowered in ENDPOINT_KEYS
    return network and "aws:sourceip" in limited and not limited.isdisjoint(ENDPOINT_KEYS)

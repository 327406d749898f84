"""A role trust policy compares an audience claim with a set operator.

Audiences are single values, so the qualifier is not needed; ForAllValues even holds where the token has no such claim.

Avoid: "ForAllValues:StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}
Prefer: "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Confirm audience claim type. The claim `aud`
under ForAnyValue is left to FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.audiences import AUDIENCES, is_audience, without_quantifier
from policy_engine.lint.facts.providers import claim_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """A key with an audience under a set operator."""
    if clause.name is None or clause.name.quantifier is Quantifier.NONE or not is_audience(clause.lowered, *AUDIENCES):
        return
    claim = claim_of(clause.lowered)
    if claim != "aud" or clause.name.quantifier is Quantifier.FOR_ALL_VALUES:
        message = f"`{clause.key}` is an audience claim (`{claim}`) of a single value under `{clause.operator}`"
        yield Hit(message, (clause.key_path,), f"write {without_quantifier(clause.name)}")

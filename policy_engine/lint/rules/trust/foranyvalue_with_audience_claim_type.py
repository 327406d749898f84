"""A role trust policy compares the audience of a token with ForAnyValue.

The audience has one value in a session request, so the qualifier adds nothing today, and it makes the comparison one of
"some value fits", which is not what should decide who gets in.

Avoid: "ForAnyValue:StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}
Prefer: "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – ForAnyValue with audience claim type.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.audiences import is_audience, without_quantifier
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier


def check(clause: Clause) -> Iterator[Hit]:
    """The `aud` key of a provider under ForAnyValue."""
    if clause.name and clause.name.quantifier is Quantifier.FOR_ANY_VALUE and is_audience(clause.lowered, "aud"):
        message = f"`{clause.key}` has a single value, and `{clause.operator}` asks for any of several"
        yield Hit(message, (clause.key_path,), f"write {without_quantifier(clause.name)}")

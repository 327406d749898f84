"""Claims that say for which application a token was made.

Source: AWS, "Available keys for AWS OIDC federation".
"""

from __future__ import annotations

from policy_engine.lint.facts.providers import claim_of
from policy_engine.operators.names import OperatorName

AUDIENCES = ("aud", "oaud", "app_id")
"""`oaud` is Google's audience of an access token, `app_id` that of Amazon and Facebook."""


def is_audience(key: str, *claims: str) -> bool:
    """Whether a condition key in lower case is one of the claims of an OIDC provider; SAML's keys are not."""
    return claim_of(key) in claims and "." in key.rpartition(":")[0]


def without_quantifier(name: OperatorName) -> str:
    """The operator for a single value."""
    return f"{name.base}IfExists" if name.if_exists else name.base

"""Which of the actions about roles a statement of a trust policy is about."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.lint.view import StatementView
from policy_engine.patterns import glob_tokens, matcher

ASSUME_ROLE = "sts:AssumeRole"
WITH_SAML = "sts:AssumeRoleWithSAML"
WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity"
SET_SOURCE_IDENTITY = "sts:SetSourceIdentity"
TAG_SESSION = "sts:TagSession"


def is_about(statement: StatementView, action: str) -> bool:
    """Whether Action covers the action, or NotAction leaves it."""
    covered = any(_covers(each.text, action) for each in statement.actions)
    return covered is not statement.negates_actions


@lru_cache(maxsize=4096)
def _covers(pattern: str, action: str) -> bool:
    return matcher(glob_tokens(pattern.lower()))(action.lower())

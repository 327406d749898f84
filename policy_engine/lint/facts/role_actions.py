"""Which of the actions about roles a statement of a trust policy is about."""

from __future__ import annotations

from policy_engine.lint.facts.globs import covers_action
from policy_engine.lint.view import StatementView

ASSUME_ROLE = "sts:AssumeRole"
WITH_SAML = "sts:AssumeRoleWithSAML"
WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity"
SET_SOURCE_IDENTITY = "sts:SetSourceIdentity"
TAG_SESSION = "sts:TagSession"


def is_about(statement: StatementView, action: str) -> bool:
    """Whether Action covers the action, or NotAction leaves it."""
    covered = any(covers_action(each.text, action) for each in statement.actions)
    return covered is not statement.negates_actions

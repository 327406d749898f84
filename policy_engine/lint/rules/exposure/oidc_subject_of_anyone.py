"""A role trusts tokens that any customer of a shared identity provider can get.

GitHub, GitLab, Terraform Cloud and others sign the tokens of all their customers with one issuer. A wildcard in front
of the end of the organization's name lets in whoever registers a name that fits.

Avoid: "StringLike": {"token.actions.githubusercontent.com:sub": "repo:*"}
Prefer: "StringLike": {"token.actions.githubusercontent.com:sub": "repo:octo-org/octo-repo:*"}
Source: GitHub, "OpenID Connect reference"; GitLab, "OpenID Connect (OIDC) authentication using ID tokens"; HashiCorp,
"Workload identity tokens". It is not said where another claim names the owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.tenants import Subject, open_subjects
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each pattern of a subject that leaves the organization open."""
    for clause, value in open_subjects(statement, Subject.ANYONE):
        message = f"`{value.text}` in `{clause.key}` fits tokens of organizations that are not yours"
        yield Hit(message, (value.path,), "write the name of the organization in full, with what ends it")

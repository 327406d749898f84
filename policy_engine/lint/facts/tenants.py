"""OIDC issuers that many customers share, and the claims of their tokens that say whose a token is.

Source: GitHub, "OpenID Connect reference"; GitLab, "OpenID Connect (OIDC) authentication using ID tokens"; HashiCorp,
"Workload identity tokens"; Buildkite, "OIDC"; Codefresh, "OpenID Connect"; AWS, "Identity-provider controls for shared
OIDC providers".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from policy_engine.lint.facts.audiences import AUDIENCES
from policy_engine.lint.facts.providers import GITHUB, claim_of, oidc_principals
from policy_engine.lint.view import Clause, ClauseValue, StatementView

_SUBJECTS = {
    GITHUB: {
        "repo": "/",
        "repository": "/",
        "repository_id": ":",
        "repository_owner": ":",
        "repository_owner_id": ":",
        "job_workflow_ref": "/",
        "enterprise": ":",
        "enterprise_id": ":",
    },
    "gitlab.com": {"project_path": "/"},
    "app.terraform.io": {"organization": ":"},
    "agent.buildkite.com": {"organization": ":"},
    "oidc.codefresh.io": {"account": ":"},
}
"""Issuer to what its subjects begin with, and the character that ends the name of the customer behind it."""
_CHOSEN = frozenset(
    {
        "actor",
        "base_ref",
        "context",
        "environment",
        "event_name",
        "head_ref",
        "ref",
        "ref_type",
        "runner_environment",
        "workflow",
    }
)
"""Claims of GitHub's that anyone can give the value of their choice in a repository of their own."""
_OWNER_CLAIMS = frozenset(
    {
        "enterprise",
        "enterprise_id",
        "job_workflow_ref",
        "namespace_id",
        "namespace_path",
        "organization_id",
        "organization_slug",
        "project_id",
        "project_path",
        "repository",
        "repository_id",
        "repository_owner",
        "repository_owner_id",
        "terraform_organization_id",
        "terraform_organization_name",
    }
)
"""Claims that say whose a token is, where they are keys of their own."""
WEB_PROVIDERS = frozenset(
    {"accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"}
)


class Subject(Enum):
    """Whose tokens a value of the subject lets in."""

    CUSTOMER = "customer"
    """Those of the customer that it names, or of a form that is not known."""
    ANYONE = "anyone"
    """Those of any customer of the issuer."""
    CHOSEN = "chosen"
    """Those of anyone who writes the value."""


def is_shared(host: str) -> bool:
    """Whether an issuer makes tokens for many customers, with known subjects."""
    return host in _SUBJECTS


def subject_of(host: str, text: str, *, pattern: bool) -> Subject:
    """Whose tokens a value of the subject of a shared issuer lets in; `pattern` where wildcards count."""
    front = re.split(r"[*?]", text, maxsplit=1)[0] if pattern else text
    claim, colon, rest = front.partition(":")
    if not colon:
        return Subject.ANYONE if front != text else Subject.CUSTOMER
    end = _SUBJECTS[host].get(claim)
    if end is None:
        return Subject.CHOSEN if host == GITHUB and claim in _CHOSEN else Subject.CUSTOMER
    name, ended, _ = rest.partition(end)
    return Subject.CUSTOMER if front == text or (name and ended) else Subject.ANYONE


def claims(statement: StatementView, host: str) -> list[Clause]:
    """The conditions on claims of an issuer that choose tokens; those that only refuse some are left out."""
    found = [each for each in statement.clauses if each.lowered.startswith(f"{host}:")]
    return [each for each in found if each.name and not each.name.negated and each.name.base != "Null"]


def names_owner(statement: StatementView, host: str) -> bool:
    """Whether a claim of its own, beside the subject, says whose tokens are let in."""
    return any(
        claim_of(each.lowered) in _OWNER_CLAIMS and not any(value.text.startswith(("*", "?")) for value in each.values)
        for each in claims(statement, host)
    )


def asks_for_audience_alone(statement: StatementView, host: str) -> bool:
    """Whether the conditions on an issuer's tokens are about their audience and nothing else."""
    asked = {claim_of(each.lowered) for each in claims(statement, host)}
    return bool(asked) and asked <= set(AUDIENCES)


def open_subjects(statement: StatementView, kind: Subject) -> Iterator[tuple[Clause, ClauseValue]]:
    """The values of subjects of shared issuers that are of a kind, where no other claim says whose the tokens are."""
    for _principal, host in oidc_principals(statement):
        if not is_shared(host) or names_owner(statement, host):
            continue
        for clause in claims(statement, host):
            if claim_of(clause.lowered) == "sub" and clause.name is not None:
                pattern = clause.name.base == "StringLike"
                for value in clause.values:
                    if subject_of(host, value.text, pattern=pattern) is kind:
                        yield clause, value

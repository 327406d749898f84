"""A role trusts a shared identity provider without saying whose tokens.

GitHub, GitLab, Terraform Cloud and others sign the tokens of all their customers with one issuer, and the audience is
what the customer asks for. Only the subject, or a claim with the owner's name, tells your tokens from others.

Avoid: "StringEquals": {"gitlab.com:aud": "https://gitlab.com"}
Prefer: "StringEquals": {"gitlab.com:aud": "https://gitlab.com", "gitlab.com:sub":
"project_path:group/project:ref_type:branch:ref:main"}
Source: AWS, "Identity-provider controls for shared OIDC providers". No condition at all is a matter of
MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL, GitHub without `sub` one of MISSING_GITHUB_REPO_CONDITION_KEY.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.providers import GITHUB, claim_of, oidc_principals
from policy_engine.lint.facts.tenants import claims, is_shared, names_owner
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each shared provider of which conditions choose no owner."""
    for principal, host in oidc_principals(statement):
        if is_shared(host) and _is_looked_at(statement, host) and not _chooses(statement, host):
            message = f"no condition says whose tokens of `{principal.text}` are meant"
            yield Hit(message, (principal.path,), f"compare `{host}:sub` with the subjects of your organization")


def _is_looked_at(statement: StatementView, host: str) -> bool:
    return bool(statement.clauses_on(f"{host}:sub" if host == GITHUB else f"{host}:aud", f"{host}:sub"))


def _chooses(statement: StatementView, host: str) -> bool:
    return names_owner(statement, host) or any(claim_of(each.lowered) == "sub" for each in claims(statement, host))

"""A role trusts everyone who can get a token of an identity provider for its audience.

All users, service accounts or pipelines of the provider can ask for that audience: each pod of a cluster, each project
of an organization. Say which of them with the subject.

Avoid: "StringEquals": {"oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:aud": "sts.amazonaws.com"}
Prefer: "StringEquals": {"oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:aud": "sts.amazonaws.com",
"oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:sub": "system:serviceaccount:default:app"}
Source: AWS, "IAM roles for service accounts"; "Create a role for OpenID Connect federation". The providers of web
identities (Amazon, Cognito, Facebook, Google) are left out: there the audience is the application.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.providers import oidc_principals
from policy_engine.lint.facts.tenants import WEB_PROVIDERS, asks_for_audience_alone, is_shared
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each provider of your own whose tokens are chosen by their audience alone."""
    for principal, host in oidc_principals(statement):
        if host not in WEB_PROVIDERS and not is_shared(host) and asks_for_audience_alone(statement, host):
            message = f"every token of `{principal.text}` for this audience can assume the role"
            yield Hit(message, (principal.path,), f"compare `{host}:sub` too")

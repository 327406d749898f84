"""A Federated principal of a role trust policy is no identity provider.

It is the ARN of an OIDC or SAML provider in IAM, or the domain of a provider that AWS knows (`accounts.google.com`,
`cognito-identity.amazonaws.com`, `graph.facebook.com`, `www.amazon.com`). Anything else names nobody.

Avoid: "Principal": {"Federated": "my idp"}
Prefer: "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/idp"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid federated principal syntax in role trust
policy. Any domain passes. A value with a wildcard is left to UNSUPPORTED_WILDCARD_IN_PRINCIPAL.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.providers import is_saml, oidc_host
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_HELP = "write the ARN of an OIDC or SAML provider, or the domain of a provider that AWS knows"


def check(statement: StatementView) -> Iterator[Hit]:
    """Each Federated value that is neither a domain nor a provider's ARN."""
    for principal in statement.principals:
        text = principal.text
        if principal.kind == "Federated" and not ("*" in text or "?" in text or oidc_host(text) or is_saml(text)):
            yield Hit(f"`{text}` is no identity provider", (principal.path,), _HELP)

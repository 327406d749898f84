"""Identity providers of role trust policies, and the claims of their tokens as condition keys.

Source: AWS, "Available keys for AWS OIDC federation"; GitHub, "Configuring OpenID Connect in Amazon Web Services".
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.arn import parse_arn
from policy_engine.lint.view import PrincipalValue, StatementView

GITHUB = "token.actions.githubusercontent.com"
_OIDC, _SAML = "oidc-provider/", "saml-provider/"


@lru_cache(maxsize=4096)
def oidc_host(text: str) -> str:
    """The issuer of an OIDC provider without its scheme, in lower case; empty where the text names no such provider.

    A provider is named by its ARN, or, where AWS knows it, by its domain.
    """
    arn = parse_arn(text)
    if arn is not None:
        known = arn.service == "iam" and arn.resource.startswith(_OIDC)
        return arn.resource.removeprefix(_OIDC).lower() if known else ""
    return text.lower() if _is_domain(text) else ""


@lru_cache(maxsize=4096)
def is_saml(text: str) -> bool:
    """Whether a Federated principal is the ARN of a SAML provider."""
    arn = parse_arn(text)
    return (
        arn is not None and arn.service == "iam" and len(arn.resource) > len(_SAML) and arn.resource.startswith(_SAML)
    )


def _is_domain(text: str) -> bool:
    labels = text.split(".")
    return len(labels) > 1 and all(label and label.replace("-", "").isalnum() and label.isascii() for label in labels)


def oidc_principals(statement: StatementView) -> list[tuple[PrincipalValue, str]]:
    """The OIDC providers that an Allow statement trusts, each with its issuer."""
    if not statement.allows or statement.negates_principals:
        return []
    named = [(each, oidc_host(each.text)) for each in statement.principals if each.kind == "Federated"]
    return [(principal, host) for principal, host in named if host]


def is_github(host: str) -> bool:
    """Whether an issuer is GitHub Actions, an enterprise's own issuer included."""
    return host == GITHUB or host.startswith(f"{GITHUB}/")


def claim_of(key: str) -> str:
    """The claim in a condition key in lower case (`host:sub`): what stands behind its last colon."""
    return key.rpartition(":")[2]

"""A role trusts an OIDC provider whatever its token says.

Everyone who has a token of the provider, made for whichever application, can assume the role. Compare at least the
audience, and for a provider that many customers share the subject.

Avoid: "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity"
Prefer: "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition":
{"StringEquals": {"accounts.google.com:aud": "66677788899900pro0"}}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Missing condition key for OIDC principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.providers import oidc_principals
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each OIDC provider of an Allow statement with no condition on any of its claims."""
    for principal, host in oidc_principals(statement):
        if not any(clause.lowered.startswith(f"{host}:") for clause in statement.clauses):
            message = f"no condition looks at the tokens of `{principal.text}`"
            yield Hit(message, (principal.path,), f"compare `{host}:aud`, and `{host}:sub` where there is one")

"""A role trust policy pairs an action with principals that cannot call it.

`sts:AssumeRoleWithSAML` goes with SAML providers, `sts:AssumeRoleWithWebIdentity` with OIDC providers, and
`sts:AssumeRole` with everybody else. Another pair never matches a request.

Avoid: "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/idp"}, "Action":
"sts:AssumeRoleWithWebIdentity"
Prefer: "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/idp"}, "Action": "sts:AssumeRoleWithSAML"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Mismatched action for principal. In a statement of
several actions a principal is said to be mismatched only if it can call none of them, or if nobody can call the action.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import is_everyone
from policy_engine.lint.facts.providers import is_saml, oidc_host
from policy_engine.lint.facts.role_actions import ASSUME_ROLE, WITH_SAML, WITH_WEB_IDENTITY, is_about
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PrincipalValue, StatementView

_FEDERATED = {each.lower(): each for each in (WITH_SAML, WITH_WEB_IDENTITY)}


def check(statement: StatementView) -> Iterator[Hit]:
    """Each of the two federated actions that no principal can call, or beside one that can call no action at all."""
    if statement.negates_actions or statement.negates_principals:
        return
    for action in statement.actions:
        name = _FEDERATED.get(action.text.lower())
        if name is not None:
            strangers = [each for each in statement.principals if not _fits(each, name)]
            nobody = len(strangers) == len(statement.principals)
            unfit = [each for each in strangers if nobody or not _callable(each, statement)]
            if unfit:
                named = ", ".join(f"`{each.text}`" for each in unfit)
                message = f"`{action.text}` cannot be called by {named}"
                yield Hit(message, (action.path, *(each.path for each in unfit)), _HELP)


_HELP = f"SAML providers call {WITH_SAML}, OIDC providers {WITH_WEB_IDENTITY}, others {ASSUME_ROLE}"


def _callable(principal: PrincipalValue, statement: StatementView) -> bool:
    return any(_fits(principal, name) and is_about(statement, name) for name in (ASSUME_ROLE, *_FEDERATED.values()))


def _fits(principal: PrincipalValue, name: str) -> bool:
    if is_everyone(principal):
        return True
    if principal.kind != "Federated":
        return name == ASSUME_ROLE
    if is_saml(principal.text):
        return name == WITH_SAML
    # What is no provider at all is a matter of INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY.
    return name == WITH_WEB_IDENTITY or not oidc_host(principal.text)

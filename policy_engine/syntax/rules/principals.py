"""Values of Principal and NotPrincipal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policy_engine.findings import Finding, Severity
from policy_engine.syntax.document import Effect, PolicyDocument, PolicyType, PrincipalEntry, Statement
from policy_engine.syntax.rules.report import advice, invalid

_ACCOUNT = r"[0-9]{12}"
_FORMS_BY_KIND = {
    "AWS": rf"\*|{_ACCOUNT}|(?:AIDA|AROA)[A-Z0-9]+"
    rf"|arn:aws[a-z-]*:iam::{_ACCOUNT}:(?:root|(?:user|role)/[^*?]+)"
    rf"|arn:aws[a-z-]*:sts::{_ACCOUNT}:(?:assumed-role/[^/*?]+/[^/*?]+|federated-user/[^/*?]+)"
    # CloudFront's origin access identities are users of CloudFront's own.
    r"|arn:aws[a-z-]*:iam::cloudfront:user/[^*?]+",
    "Service": r"[A-Za-z0-9_.-]+\.[A-Za-z0-9_.-]+",
    "Federated": rf"arn:aws[a-z-]*:iam::{_ACCOUNT}:(?:saml|oidc)-provider/[^*]+|[A-Za-z0-9_.-]+\.[A-Za-z0-9_.-]+",
    "CanonicalUser": r"[0-9a-f]{64}",
}
_PROVIDER_KINDS = {"saml": "sts:assumerolewithsaml", "oidc": "sts:assumerolewithwebidentity"}
_FORMS = {
    "AWS": "write an account id, the ARN of a user, role or session, or `*`",
    "Service": "write a service name such as `lambda.amazonaws.com`",
    "Federated": "write the ARN of a SAML or OIDC provider, or a provider such as `accounts.google.com`",
    "CanonicalUser": "write the 64 hexadecimal digits of a canonical user id",
}


def principals(document: PolicyDocument) -> Iterator[Finding]:
    """Values that name nobody, and principals that the type of policy does not take."""
    for statement in document.statements:
        for entry in statement.principal.entries if statement.principal else ():
            yield from _entry(document, statement, entry)


def _entry(document: PolicyDocument, statement: Statement, entry: PrincipalEntry) -> Iterator[Finding]:
    trust = document.policy_type is PolicyType.TRUST
    if entry.kind == "*":
        if trust and statement.effect is Effect.ALLOW:
            message = "everyone may assume the role, as far as the conditions do not say otherwise"
            help_text = "name the principals that may"
            code = "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"
            yield advice(document, code, message, entry.span, help_text, Severity.ERROR)
        return
    if not _well_formed(entry):
        yield _malformed(document, entry)
    elif entry.kind == "Federated" and not trust:
        message = "identity providers are principals of role trust policies only"
        yield invalid(document, "FEDERATED_PRINCIPAL_NOT_SUPPORTED", message, entry.span, "name a role instead")
    elif entry.kind == "Federated":
        yield from _pairing(document, statement, entry)


@cache
def _form(kind: str) -> re.Pattern[str]:
    # Compiled when a policy with principals is read, which most on a command line are not.
    return re.compile(_FORMS_BY_KIND[kind])


def _well_formed(entry: PrincipalEntry) -> bool:
    return "${" not in entry.value and bool(_form(entry.kind).fullmatch(entry.value))


def _malformed(document: PolicyDocument, entry: PrincipalEntry) -> Finding:
    value, help_text = entry.value, _FORMS[entry.kind]
    code, message = "INVALID_PRINCIPAL_FORMAT", f"`{value}` is no principal of the kind {entry.kind}"
    if "${" in value:
        code, message = "VARIABLE_UNSUPPORTED_IN_ELEMENT", f"`{value}` holds a variable, which Principal does not take"
    elif "*" in value or "?" in value:
        code = "UNSUPPORTED_WILDCARD_IN_PRINCIPAL"
        message = f"`{value}` has a wildcard in part of a principal, where it matches nobody"
        help_text = "write each principal in full, or a condition on aws:PrincipalArn"
    elif ":group/" in value:
        code, message = "UNSUPPORTED_PRINCIPAL", f"`{value}` is a group, and groups are no principals"
    return invalid(document, code, message, entry.span, help_text)


def _pairing(document: PolicyDocument, statement: Statement, entry: PrincipalEntry) -> Iterator[Finding]:
    """A SAML provider goes with AssumeRoleWithSAML, any other provider with AssumeRoleWithWebIdentity."""
    kind = "saml" if ":saml-provider/" in entry.value else "oidc"
    other = _PROVIDER_KINDS["oidc" if kind == "saml" else "saml"]
    actions = {text.value.lower() for text in statement.action.values}
    assuming = actions & {"sts:assumerole", *_PROVIDER_KINDS.values()}
    if statement.action.negated or not assuming or _PROVIDER_KINDS[kind] in assuming:
        return
    wanted = "sts:AssumeRoleWithSAML" if kind == "saml" else "sts:AssumeRoleWithWebIdentity"
    written = other if other in assuming else "sts:AssumeRole"
    message = f"`{entry.value}` cannot be paired with {written}"
    yield invalid(document, "MISMATCHED_ACTION_FOR_PRINCIPAL", message, entry.span, f"write {wanted}")

"""When S3 calls a bucket policy public.

Source: docs/semantics.md, "Amazon S3"; AWS: "The meaning of 'public'".
"""

from __future__ import annotations

from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.syntax.document import ConditionClause, Effect, PolicyDocument, PrincipalElement
from policy_engine.values import network

_CONFINING_KEYS = frozenset(
    {
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:principalaccount",
        "aws:principalarn",
        "aws:sourcearn",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:sourceowner",
        "aws:sourceaccount",
        "aws:userid",
        "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:dataaccesspointarn",
        "s3:dataaccesspointaccount",
    }
)
_CONFINING_OPERATORS = frozenset({"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"})
_WEB_PROVIDERS = frozenset(
    {"accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"}
)

_UNIQUE_LOCAL = 0xFC >> 1
"""The first seven bits of fc00::/7, IPv6's private range."""


def is_public(document: PolicyDocument) -> bool:
    """Whether some Allow statement is confined neither to fixed principals nor to fixed values of a key."""
    return any(
        statement.effect is Effect.ALLOW
        and _open_to_everyone(statement.principal)
        and not any(_confines(clause) for clause in statement.conditions)
        for statement in document.statements
    )


def _open_to_everyone(principal: PrincipalElement | None) -> bool:
    if principal is None:
        return False
    if principal.negated:
        return True
    return any(
        entry.value == "*" or (entry.kind == "Federated" and entry.value in _WEB_PROVIDERS)
        for entry in principal.entries
    )


def _confines(clause: ConditionClause) -> bool:
    name = parse_operator(clause.operator.value)
    if name is None or name.negated or name.if_exists or name.quantifier is Quantifier.FOR_ALL_VALUES:
        return False
    key = clause.key.value.lower()
    values = [value.value for value in clause.values]
    if name.family == "ipaddress":
        return key == "aws:sourceip" and all(_narrow(value) for value in values)
    if key not in _CONFINING_KEYS or name.family not in _CONFINING_OPERATORS:
        return False
    return all(_fixed(key, value, wildcards=name.family != "stringequals") for value in values)


def _fixed(key: str, value: str, *, wildcards: bool) -> bool:
    """A value without wildcard or variable; an access point's ARN may leave its name open."""
    if "${" in value:
        return False
    if key == "s3:dataaccesspointarn":
        value = value.rpartition("/")[0] or value
    return not (wildcards and ("*" in value or "?" in value))


def _narrow(cidr: str) -> bool:
    """An address range that is not too broad to mean anybody; every private IPv4 range is narrower than /8 anyway."""
    asked = network(cidr)
    if asked is None:
        return False
    if asked.version == 4:
        return asked.prefixlen >= 8
    return asked.prefixlen >= 32 or (asked.prefixlen >= 7 and int(asked.network_address) >> 121 == _UNIQUE_LOCAL)

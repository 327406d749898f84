"""A statement for a service principal asks for a key that services never carry.

Keys about an IAM identity (its account, organization, ARN, tags, MFA) are missing where a service calls for itself, so
a comparison with them never holds and the statement grants the service nothing. The keys about the resource on whose
behalf the service calls say what was meant.

Avoid: "Principal": {"Service": "cloudfront.amazonaws.com"}, "Condition": {"StringEquals": {"aws:PrincipalOrgID":
"o-1234567890"}}
Prefer: "Principal": {"Service": "cloudfront.amazonaws.com"}, "Condition": {"StringEquals": {"aws:SourceOrgID":
"o-1234567890"}}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported condition key for service principal. It
is said where every principal of the statement is a service; `Null` asks for a missing key by design.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import services_of
from policy_engine.lint.facts.sources import SOURCE_NAMES
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_IDENTITY_KEYS = (
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principaltag/",
    "aws:userid",
    "aws:username",
    "aws:multifactorauthage",
    "aws:multifactorauthpresent",
)


def check(statement: StatementView) -> Iterator[Hit]:
    """The keys about identities, all in one finding."""
    services = services_of(statement)
    if not services or len(services) < len(statement.principals):
        return
    # An operator with IfExists, and Null, are made for requests without the key.
    compared = [each for each in statement.clauses_on(*_IDENTITY_KEYS) if each.name and not each.name.if_exists]
    clauses = [each for each in compared if each.name and each.name.base != "Null"]
    if clauses:
        keys = ", ".join(f"`{each}`" for each in dict.fromkeys(clause.key for clause in clauses))
        message = f"service principals such as `{services[0].text}` never carry {keys}"
        yield Hit(message, tuple(clause.key_path for clause in clauses), f"compare {SOURCE_NAMES}")

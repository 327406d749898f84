"""Which conditions limit who can call to those that somebody chose.

Wider than S3's meaning of public (`policy_engine.confinement`): patterns count as long as nobody else can make
themselves fit them, and so do variables that stand for the owner of the resource. Keys whose value the caller chooses
(tags, names, headers) never count. Source: AWS, "AWS global condition context keys", "Data perimeters on AWS".
"""

from __future__ import annotations

import re
from functools import lru_cache

from policy_engine.arn import parse_arn
from policy_engine.confinement import confines
from policy_engine.lint.facts.absence import clause_is
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier

_IDS = frozenset(
    {
        "aws:ec2instancesourcevpc",
        "aws:principalaccount",
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:principalservicename",
        "aws:principalservicenameslist",
        "aws:sourceaccount",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:sourceowner",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "aws:vpceaccount",
        "aws:vpceorgid",
        "aws:vpceorgpaths",
        "kms:calleraccount",
        "s3:dataaccesspointaccount",
    }
)
_ARNS = frozenset(
    {
        "aws:principalarn",
        "aws:sourcearn",
        "aws:sourcevpcarn",
        "aws:federatedprovider",
        "codebuild:buildarn",
        "codebuild:projectarn",
        "ec2:sourceinstancearn",
        "lambda:sourcefunctionarn",
        "s3:dataaccesspointarn",
        "ssm:sourceinstancearn",
    }
)
_OWNER = ("${aws:resourceaccount}", "${aws:resourceorgid}", "${aws:resourceorgpaths}")
_ACCOUNT = r":(?:\d{12}|\$\{aws:resourceaccount\}):"
_LITERALS = 6
"""Characters in front of a wildcard that make a pattern one of somebody's; AWS asks for as many of guarded keys."""


def narrows(clause: Clause) -> bool:
    """Whether an Allow with this condition reaches only callers that somebody chose."""
    name = clause.name
    if name is None or name.negated or name.if_exists or name.quantifier is Quantifier.FOR_ALL_VALUES:
        return False
    if name.base == "Bool":
        return clause.lowered == "aws:principalisawsservice" and clause_is(clause, "true")
    return _chosen(name.base, clause)


def spares_chosen(clause: Clause) -> bool:
    """Whether those whom a Deny spares by this condition are callers that somebody chose, or AWS services."""
    name = clause.name
    if name is None or name.quantifier is Quantifier.FOR_ANY_VALUE:
        return False
    if name.base == "Bool":
        return clause.lowered in ("aws:principalisawsservice", "aws:viaawsservice") and clause_is(clause, "false")
    return name.negated and _chosen(name.base.replace("Not", ""), clause)


def _chosen(operator: str, clause: Clause) -> bool:
    values = [value.text for value in clause.values]
    if confines(operator, clause.key, values):
        return True
    if not operator.startswith(("String", "Arn")):
        return False
    patterns = operator.startswith("Arn") or operator == "StringLike"
    if not clause.statement.policy.has_variables:
        values = [each.replace("${", "") for each in values]
    return bool(values) and all(_fits_chosen(clause.lowered, each.lower(), patterns=patterns) for each in values)


@lru_cache(maxsize=4096)
def _fits_chosen(key: str, text: str, *, patterns: bool) -> bool:
    """Whether only callers that somebody chose can have a value of the key, which is given in lower case."""
    if key in _IDS:
        return text.startswith(_OWNER) or _literal(text, patterns=patterns)
    if key in _ARNS:
        return re.search(_ACCOUNT, text) is not None or _of_bucket(text, patterns=patterns)
    return key == "sns:endpoint" and len(re.sub(r"[*?]|\$\{[^}]*\}", "", text)) >= _LITERALS


def _literal(text: str, *, patterns: bool) -> bool:
    ends = r"[*?]|\$\{" if patterns else r"\$\{"
    front = re.split(ends, text, maxsplit=1)[0]
    return front == text or len(front) >= _LITERALS


def _of_bucket(text: str, *, patterns: bool) -> bool:
    """Names of buckets are nobody else's, so their ARNs need no account."""
    arn = parse_arn(text)
    return arn is not None and arn.service == "s3" and bool(arn.resource) and _literal(arn.resource, patterns=patterns)

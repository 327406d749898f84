"""Condition keys that limit what can be done, and not just in which situation."""

from __future__ import annotations

from policy_engine.lint.view import Clause

PASSED_TO = "iam:passedtoservice"
LIMITING = frozenset(
    {
        "aws:calledvia",
        "aws:calledviafirst",
        "aws:calledvialast",
        "aws:requesttag/",
        "aws:resourcetag/",
        "aws:tagkeys",
        "aws:viaawsservice",
        "ec2:resourcetag/",
        "iam:associatedresourcearn",
        "iam:awsservicename",
        "iam:permissionsboundary",
        "iam:policyarn",
        "iam:resourcetag/",
        "kms:grantisforawsresource",
        "kms:viaservice",
        "s3:existingobjecttag/",
        "secretsmanager:resourcetag/",
        "ssm:resourcetag/",
        PASSED_TO,
    }
)
"""In lower case; one that ends in `/` stands for a family of keys."""


def limits(clause: Clause) -> bool:
    """Whether a condition is on such a key."""
    family, slash, _name = clause.lowered.partition("/")
    return family + slash in LIMITING

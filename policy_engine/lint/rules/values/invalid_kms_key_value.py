"""A condition on the ARN of a KMS key compares with something else.

The key holds an ARN with the id of the KMS key; an alias or a bare id never matches.

Avoid: "StringEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id": "alias/app"}
Prefer: "StringEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id":
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid KMS key value. Only keys that are
documented to hold the ARN of a KMS key; patterns and policy variables are left out where they may stand for one.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import globs, has_wildcard, operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that is no ARN of a KMS key, at the value."""
    if operator_family(clause) not in ("String", "Arn"):
        return
    for value in plain_values(clause):
        if not _is_key_arn(value.text) and not (globs(clause) and has_wildcard(value.text)):
            message = f"`{clause.key}` holds the ARN of a KMS key, and `{value.text}` is none"
            yield Hit(message, (value.path,), "write the ARN of the key: `arn:aws:kms:REGION:ACCOUNT:key/ID`")


def _is_key_arn(text: str) -> bool:
    fields = text.split(":", 5)
    return len(fields) == 6 and fields[0] == "arn" and fields[2] == "kms" and fields[5].startswith("key/")

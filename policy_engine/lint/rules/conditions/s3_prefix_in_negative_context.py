"""A condition on `s3:prefix` forbids some prefixes instead of allowing some.

A listing with a shorter prefix, or with none, is not of the forbidden ones and shows their keys all the same. Allow the
prefixes that are open, or deny all but those.

Avoid: "Effect": "Deny", "Condition": {"StringLike": {"s3:prefix": "private/*"}}
Prefer: "Effect": "Deny", "Condition": {"StringNotLike": {"s3:prefix": "public/*"}}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – S3 prefix in negative context.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """`s3:prefix` positively in a Deny, or negatively in an Allow, at the key."""
    name = clause.name
    if name is None or name.base == "Null":
        return
    statement = clause.statement
    if statement.denies and not name.negated:
        message = f"a listing with a shorter prefix escapes this Deny and shows the keys that `{clause.key}` names"
        yield Hit(message, (clause.key_path,), "deny all but the open prefixes with StringNotLike")
    elif statement.allows and name.negated:
        message = f"a listing with a shorter prefix is allowed and shows the keys that `{clause.key}` excludes"
        yield Hit(message, (clause.key_path,), "allow the open prefixes with StringLike")

"""A condition key is not of the form `prefix:name`.

Every key names where it comes from: `aws:` for the global ones, the service, or an identity provider. AWS refuses
others.

Avoid: "StringEquals": {"username": "ana"}
Prefer: "StringEquals": {"aws:username": "ana"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid condition key format.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.global_keys import global_key_type
from policy_engine.lint.facts.keys import KeyKind, condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A key without a prefix or without a name, at the key."""
    if condition_key(clause.key).kind is KeyKind.MALFORMED:
        meant = f"aws:{clause.key}"
        known = f"did you mean `{meant}`?" if global_key_type(meant) else "write a key such as `aws:username`"
        yield Hit(f"the condition key `{clause.key}` is not of the form `prefix:name`", (clause.key_path,), known)

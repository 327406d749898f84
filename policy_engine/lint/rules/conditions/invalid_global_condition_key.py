"""A condition key begins with `aws:` and is none of the global keys.

No request carries it: a condition on it never holds, or always does under a negated operator.

Avoid: "StringEquals": {"aws:PrincipalOrg": "o-a1b2c3d4e5"}
Prefer: "StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid global condition key. Keys
compare without letter case.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.keys import KeyKind, condition_key, nearest_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A key of the prefix `aws:` that does not exist, at the key."""
    if condition_key(clause.key).kind is KeyKind.UNKNOWN_GLOBAL:
        close = nearest_key(clause.key)
        message = f"the global condition key `{clause.key}` does not exist"
        yield Hit(message, (clause.key_path,), f"did you mean `{close}`?" if close else "")

"""A condition key begins with a service that has no such key.

No request carries it: a condition on it never holds, or always does under a negated operator and under `Null`.

Avoid: "StringEquals": {"s3:prefixes": "home/"}
Prefer: "StringEquals": {"s3:prefix": "home/"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid service condition key. AWS looks at
keys under `Null` too. Keys with a part to fill in (`ec2:ResourceTag/team`) are known by the part before it; of services
that are gone and of identity providers no key is called unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.keys import KeyKind, condition_key, nearest_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A key that its service does not have, at the key."""
    known = condition_key(clause.key)
    if known.kind is KeyKind.UNKNOWN_OF_SERVICE:
        close = nearest_key(clause.key)
        message = f"the service `{known.service}` has no condition key `{clause.key}`"
        yield Hit(message, (clause.key_path,), f"did you mean `{close}`?" if close else "")

"""A condition key for tags does not say which tag.

The name of the tag is a part of the key, after a slash; without it the key stands for nothing.

Avoid: "StringEquals": {"aws:ResourceTag": "blue"}
Prefer: "StringEquals": {"aws:ResourceTag/team": "blue"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing tag key in condition. With and
without the slash, and also for the tag keys of services.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.keys import KeyKind, condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """A tag key without the tag's name, at the key."""
    known = condition_key(clause.key)
    if known.kind is KeyKind.TAG_WITHOUT_NAME:
        message = f"the condition key `{clause.key}` does not name a tag"
        yield Hit(message, (clause.key_path,), f"write the tag's name behind a slash: `{known.spelled}/team`")

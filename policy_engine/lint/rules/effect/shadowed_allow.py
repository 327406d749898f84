"""What a statement allows, a Deny of the same policy takes back.

An explicit Deny without conditions always wins, so the Allow, or those of its actions, do nothing.

Avoid: {"Effect": "Allow", "Action": "s3:DeleteBucket", …}, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
Prefer: the Deny alone
Source: AWS, "Policy evaluation logic". Denies are looked at one by one; those with conditions do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.extents import Extent, extents, wider
from policy_engine.lint.facts.naming import listed
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path


def check(policy: PolicyView) -> Iterator[Hit]:
    """Allows, or entries of them, that a Deny without conditions covers; its place comes last."""
    for extent in extents(policy):
        if extent.statement.allows:
            yield from _shadowed(policy, extent)


def _shadowed(policy: PolicyView, allow: Extent) -> Iterator[Hit]:
    denied: dict[Path, str] = {}
    by: dict[Path, None] = {}
    for deny in wider(policy, allow, denies=True):
        for entry in allow.covered_by(deny):
            denied.setdefault(entry.path, entry.text)
            by[deny.statement.path] = None
    if len(denied) == len(allow.statement.actions):
        message = "a Deny of this policy takes back all that this statement allows"
        yield Hit(message, (allow.statement.path, *by), "remove the statement, or narrow the Deny")
    elif denied:
        message = f"a Deny of this policy takes back {listed([*denied.values()])}"
        yield Hit(message, (*denied, *by), "remove the entry, or narrow the Deny")

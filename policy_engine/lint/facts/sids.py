"""Sids that stand more than once."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path


def repeated_sids(policy: PolicyView) -> Iterator[Hit]:
    """One finding for each Sid but the empty one that several statements have, at all its places."""
    places: dict[str, list[Path]] = {}
    for statement in policy.statements:
        if statement.sid:
            places.setdefault(statement.sid, []).append((*statement.path, "Sid"))
    for sid, paths in places.items():
        if len(paths) > 1:
            yield Hit(f"{len(paths)} statements have the Sid `{sid}`", tuple(paths), "give each a Sid of its own")

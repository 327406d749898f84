"""Paths into a policy, as IAM Access Analyzer writes locations."""

from __future__ import annotations

from policy_engine.named import NamedTuple


class Key(NamedTuple):
    """A last step that stands for a member's name itself, not its value."""

    name: str


Step = str | int | Key
"""A member's name leads to its value, a number to an element of an array."""
Path = tuple[Step, ...]
"""The empty path is the whole document."""

"""Condition keys and their types, global ones and those of the services."""

from __future__ import annotations

from policy_engine.catalog.data import of_service
from policy_engine.global_keys import global_key_type


def key_type(key: str) -> str | None:
    """The documented type of a condition key in any letter case (`String`, `ArrayOfString`, `ARN` …), if known."""
    kind = global_key_type(key)
    if kind is not None:
        return kind
    lowered = key.lower()
    known = of_service("conditionKeys", lowered.partition(":")[0])
    entry = known.get(lowered)
    if entry is None and "/" in lowered:
        family = lowered.partition("/")[0] + "/"
        entry = next((each for name, each in known.items() if name.startswith(family)), None)
    return str(entry["type"]) if entry else None


def is_multivalued(key: str) -> bool:
    """Whether a key holds several values (`ArrayOf…`)."""
    return (key_type(key) or "").startswith("ArrayOf")

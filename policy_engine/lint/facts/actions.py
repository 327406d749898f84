"""What an action text stands for, worked out once for each text."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.catalog import expand, find_action


@lru_cache(maxsize=65536)
def actions_matching(text: str) -> tuple[str, ...]:
    """The actions of the reference that an action text covers, as `service:Name`; empty where there is none."""
    if "*" not in text and "?" not in text:
        found = find_action(text)
        return (found.name,) if found else ()
    return tuple(expand(text))

"""Whether one glob covers another, as texts."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.patterns import glob_tokens, matcher


@lru_cache(maxsize=65536)
def covers(pattern: str, text: str) -> bool:
    """Whether everything that `text` stands for is covered, where `text` may itself hold wildcards."""
    return matcher(glob_tokens(pattern))(text)


def covers_action(pattern: str, action: str) -> bool:
    """The same for actions, which compare without regard to case."""
    return covers(pattern.lower(), action.lower())

"""What an action text stands for, worked out once for each text."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.catalog import covers_any, expand, service_exists
from policy_engine.catalog.reference import reference
from policy_engine.patterns import glob_tokens, matcher


@lru_cache(maxsize=65536)
def actions_matching(text: str) -> tuple[str, ...]:
    """The actions of the reference that an action text covers, as `service:Name`; empty where there is none."""
    if "*" not in text and "?" not in text:
        prefix, _colon, name = text.lower().partition(":")
        service = reference().service(prefix)
        found = service.action_names.get(name) if service else None
        return (found,) if found else ()
    return tuple(expand(text))


@lru_cache(maxsize=65536)
def is_odd(text: str) -> bool:
    """Whether an action text stands for nothing in the reference; one of a whole service, if that is not there."""
    service, _colon, name = text.partition(":")
    return not (service_exists(service) if name == "*" else text == "*" or covers_any(text))


def covers(pattern: str, action: str) -> bool:
    """Whether an action pattern covers an action, both in lower case."""
    return pattern in ("*", "*:*", action) or matcher(glob_tokens(pattern))(action)

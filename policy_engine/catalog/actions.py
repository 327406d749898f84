"""Services and their actions: what exists, what a pattern stands for, what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from policy_engine.catalog.reference import reference
from policy_engine.catalog.types import ActionInfo
from policy_engine.patterns import glob_tokens, matcher


@cache
def find_action(name: str) -> ActionInfo | None:
    """Look up `service:Name`, in any letter case; `None` where there is no such action."""
    prefix, _colon, action = name.lower().partition(":")
    service = reference().service(prefix)
    return service.action(action) if service else None


@cache
def actions_at(level: str, service: str) -> Mapping[str, str]:
    """The actions of a service whose access level has a word or words in it: in lower case to their spelling."""
    found = reference().service(service)
    return {name.lower(): name for name in found.actions_at(level.lower())} if found else {}


def takes_no_resource(name: str) -> bool:
    """Whether an action is known to work on no single resource, so that its requests carry `*`."""
    info = find_action(name)
    return info is not None and not info.resources


def service_exists(service: str) -> bool:
    """Whether a service prefix is known."""
    return service.lower() in reference().prefixes()


def actions_of(service: str) -> tuple[str, ...]:
    """The actions of a service, as `service:Name`."""
    found = reference().service(service)
    return tuple(found.action_names.values()) if found else ()


def all_actions() -> Iterator[str]:
    """Every action of every service."""
    for _prefix, service in sorted(reference().whole().items()):
        yield from service.action_names.values()


def expand(pattern: str) -> list[str]:
    """The actions that a pattern such as `s3:Get*` stands for; empty where there is none."""
    if pattern in ("*", "*:*"):
        return list(all_actions())
    prefix, colon, name = pattern.lower().partition(":")
    service = reference().service(prefix) if colon else None
    if service is None:
        return []
    test = matcher(glob_tokens(name))
    return [spelled for action, spelled in service.action_names.items() if test(action)]


def covers_any(pattern: str) -> bool:
    """Whether an action text, with a service that is written out, stands for any action at all."""
    prefix, _colon, name = pattern.lower().partition(":")
    service = reference().service(prefix)
    if service is None or name in service.action_names:
        return service is not None
    return ("*" in name or "?" in name) and any(map(matcher(glob_tokens(name)), service.action_names))


def nearest(name: str) -> str:
    """The action or service that was probably meant, empty where nothing is near."""
    from difflib import get_close_matches

    prefix, _colon, action = name.partition(":")
    service = reference().service(prefix)
    if service is None:
        close = get_close_matches(prefix.lower(), reference().prefixes(), n=1)
        if not close:
            return ""
        near = nearest(f"{close[0]}:{action}")
        return near or f"{close[0]}:*"
    spelled = service.action_names
    if action.lower() in spelled:
        return spelled[action.lower()]
    found = get_close_matches(action.lower(), spelled, n=1)
    return spelled[found[0]] if found else ""

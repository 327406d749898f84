"""The reference of a service in a tenth of the space: what the checks need of it, as one JSON object.

`actions` maps lower-case names to rows of four words: the name, the number of the access level, of the resource set
and of the key set, which are numbers of places in the lists beside it. `resources` maps lower-case names to a
name, ARNs and the number of a key set, `keys` maps spelled condition keys to types. Rows are strings because they are
read many at a time and looked into one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from policy_engine.catalog.package import PackagedService
from policy_engine.catalog.types import ActionInfo, ActionResource, ResourceTypeInfo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    _T = TypeVar("_T")


def compacted(service: PackagedService) -> dict[str, Any]:
    """The object that a service is stored as."""
    levels: dict[str, int] = {}
    key_sets: dict[tuple[str, ...], int] = {}
    resource_sets: dict[tuple[tuple[str, bool, int], ...], int] = {}

    def row(action: ActionInfo) -> str:
        resources = tuple(
            (each.name, each.required, _number(key_sets, each.condition_keys)) for each in action.resources
        )
        level, keys = _number(levels, action.access_level), _number(key_sets, action.condition_keys)
        return f"{action.name.partition(':')[2]} {level} {_number(resource_sets, resources)} {keys}"

    found = ((name, service.action(name)) for name in service.action_names)
    return {
        "actions": {name: row(action) for name, action in found if action},
        "resources": {
            name: (kind.name, kind.arns, _number(key_sets, kind.condition_keys))
            for name, kind in service.resource_types.items()
        },
        "keys": dict(service.condition_keys),
        "levels": list(levels),
        "key_sets": list(key_sets),
        "resource_sets": list(resource_sets),
    }


def _number(known: dict[_T, int], value: _T) -> int:
    return known.setdefault(value, len(known))


class CompactService:
    """One service, from the object it is stored as."""

    def __init__(self, prefix: str, load: Callable[[], Mapping[str, Any]]) -> None:
        self.prefix = prefix
        self._load = load
        self._resource_sets: dict[int, tuple[ActionResource, ...]] = {}

    @cached_property
    def _content(self) -> Mapping[str, Any]:
        return self._load()

    @cached_property
    def action_names(self) -> Mapping[str, str]:
        """Lower-case name to `service:Name`."""
        rows: Mapping[str, str] = self._content["actions"]
        return {name: f"{self.prefix}:{row[: len(name)]}" for name, row in rows.items()}

    def action(self, name: str) -> ActionInfo | None:
        """An action by its lower-case name."""
        row = self._content["actions"].get(name)
        if row is None:
            return None
        spelled, level, resources, keys = row.split(" ")
        return ActionInfo(
            f"{self.prefix}:{spelled}",
            self._content["levels"][int(level)],
            self._resource_set(int(resources)),
            self._key_set(int(keys)),
        )

    def actions_at(self, level: str) -> list[str]:
        """The actions whose access level has some words, given in lower case, in it."""
        numbers = {str(number) for number, each in enumerate(self._content["levels"]) if level in each.lower()}
        rows: Mapping[str, str] = self._content["actions"] if numbers else {}
        return [self.action_names[name] for name, row in rows.items() if row.split(" ", 2)[1] in numbers]

    def _resource_set(self, number: int) -> tuple[ActionResource, ...]:
        found = self._resource_sets.get(number)
        if found is None:
            stored = self._content["resource_sets"][number]
            found = tuple([ActionResource(name, required, self._key_set(keys)) for name, required, keys in stored])
            self._resource_sets[number] = found
        return found

    def _key_set(self, number: int) -> tuple[str, ...]:
        return tuple(self._content["key_sets"][number])

    @cached_property
    def resource_types(self) -> Mapping[str, ResourceTypeInfo]:
        """Lower-case name to resource type."""
        return {
            name: ResourceTypeInfo(name=spelled, arns=tuple(arns), condition_keys=self._key_set(keys))
            for name, (spelled, arns, keys) in self._content["resources"].items()
        }

    @cached_property
    def condition_keys(self) -> Mapping[str, str]:
        """Condition key, in its spelling, to type."""
        content: Mapping[str, str] = self._content["keys"]
        return content

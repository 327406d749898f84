"""The service authorization reference: services, actions, resource types and condition keys, offline and dated.

The names below are loaded when they are first used: most commands look up one action.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.catalog.actions import (
        actions_at,
        actions_of,
        all_actions,
        covers_any,
        expand,
        find_action,
        nearest,
        service_exists,
        takes_no_resource,
    )
    from policy_engine.catalog.data import CatalogError, data_version
    from policy_engine.catalog.keys import (
        condition_keys,
        find_key,
        is_multivalued,
        key_type,
        provider_keys,
        spelled_key,
    )
    from policy_engine.catalog.reference import whole
    from policy_engine.catalog.resources import arn_services, rcp_services, resource_types
    from policy_engine.catalog.retired import (
        RETIRED_ACTIONS,
        RETIRED_PREFIXES,
        is_retired,
        retired_actions_matching,
    )
    from policy_engine.catalog.types import ActionInfo, ActionResource, KeyInfo, ResourceTypeInfo

_HOMES = {
    "actions": (
        "actions_at",
        "actions_of",
        "all_actions",
        "covers_any",
        "expand",
        "find_action",
        "nearest",
        "service_exists",
        "takes_no_resource",
    ),
    "data": ("CatalogError", "data_version"),
    "keys": ("condition_keys", "find_key", "is_multivalued", "key_type", "provider_keys", "spelled_key"),
    "reference": ("whole",),
    "resources": ("arn_services", "rcp_services", "resource_types"),
    "retired": ("RETIRED_ACTIONS", "RETIRED_PREFIXES", "is_retired", "retired_actions_matching"),
    "types": ("ActionInfo", "ActionResource", "KeyInfo", "ResourceTypeInfo"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "RETIRED_ACTIONS",
    "RETIRED_PREFIXES",
    "ActionInfo",
    "ActionResource",
    "CatalogError",
    "KeyInfo",
    "ResourceTypeInfo",
    "actions_at",
    "actions_of",
    "all_actions",
    "arn_services",
    "condition_keys",
    "covers_any",
    "data_version",
    "expand",
    "find_action",
    "find_key",
    "is_multivalued",
    "is_retired",
    "key_type",
    "nearest",
    "provider_keys",
    "rcp_services",
    "resource_types",
    "retired_actions_matching",
    "service_exists",
    "spelled_key",
    "takes_no_resource",
    "whole",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(__import__(f"{__name__}.{home}", fromlist=[name]), name)
    globals()[name] = value
    return value

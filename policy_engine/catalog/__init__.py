"""The service authorization reference: services, actions, resource types and condition keys, offline and dated."""

from __future__ import annotations

from policy_engine.catalog.actions import (
    ActionInfo,
    ActionResource,
    actions_of,
    all_actions,
    expand,
    find_action,
    nearest,
    service_exists,
    takes_no_resource,
)
from policy_engine.catalog.data import CatalogError, read
from policy_engine.catalog.keys import is_multivalued, key_type


def data_version() -> str:
    """The version of the installed reference, which holds its date."""
    return str(read("metadata.json")["version"])


__all__ = [
    "ActionInfo",
    "ActionResource",
    "CatalogError",
    "actions_of",
    "all_actions",
    "data_version",
    "expand",
    "find_action",
    "is_multivalued",
    "key_type",
    "nearest",
    "service_exists",
    "takes_no_resource",
]

"""The service authorization reference: services, actions, resource types and condition keys, offline and dated."""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.catalog.actions import (
    actions_of,
    all_actions,
    expand,
    find_action,
    nearest,
    service_exists,
    takes_no_resource,
)
from policy_engine.catalog.data import CatalogError, version
from policy_engine.catalog.keys import condition_keys, find_key, is_multivalued, key_type, provider_keys
from policy_engine.catalog.reference import Service, reference
from policy_engine.catalog.resources import arn_services, rcp_services, resource_types
from policy_engine.catalog.retired import RETIRED_PREFIXES, is_retired
from policy_engine.catalog.types import ActionInfo, ActionResource, KeyInfo, ResourceTypeInfo


def data_version() -> str:
    """The version of the installed reference, which holds its date."""
    return version()


def whole() -> Mapping[str, Service]:
    """Every service by its prefix, read together.

    To be asked before a question about all services: what is looked up afterwards needs no other file. The first time
    on a machine it writes the reference to the user's cache folder, where there is one.
    """
    return reference().whole()


__all__ = [
    "RETIRED_PREFIXES",
    "ActionInfo",
    "ActionResource",
    "CatalogError",
    "KeyInfo",
    "ResourceTypeInfo",
    "Service",
    "actions_of",
    "all_actions",
    "arn_services",
    "condition_keys",
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
    "service_exists",
    "takes_no_resource",
    "whole",
]

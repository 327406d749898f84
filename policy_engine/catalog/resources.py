"""Resource types, and the services that resources say they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policy_engine.catalog.data import read
from policy_engine.catalog.reference import reference
from policy_engine.catalog.types import ResourceTypeInfo


def resource_types(service: str) -> Mapping[str, ResourceTypeInfo]:
    """The resource types of a service by their lower-case names; empty where there is no such service."""
    found = reference().service(service)
    return found.resource_types if found else {}


@cache
def arn_services() -> Mapping[str, frozenset[str]]:
    """The service fields that occur in resource ARNs, to the prefixes of the services that have such resources.

    Most are the prefix itself; `opensearch` is that of `es`, and `iam` that of `sts` too.
    """
    return {field: frozenset(found) for field, found in reference().overview().arn_services.items()}


@cache
def rcp_services() -> frozenset[str]:
    """The prefixes of the services that support resource control policies, by the reference."""
    return frozenset(read("rcpSupportedServices.json"))

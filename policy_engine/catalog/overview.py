"""What is only seen when all services are looked at together."""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.catalog.package import PackagedService
from policy_engine.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Overview(NamedTuple):
    """Facts across services, in the form they are stored in."""

    arn_services: Mapping[str, list[str]]
    """The service field of resource ARNs to the prefixes of the services that have such resources."""
    foreign_keys: Mapping[str, str]
    """Condition keys whose own prefix is not that of the service they are documented with, to their types."""

    def stored(self) -> dict[str, Any]:
        """By name."""
        return self._asdict()


def overview_of(services: Mapping[str, PackagedService]) -> Overview:
    """Read it together."""
    arn_services: dict[str, list[str]] = {}
    foreign_keys: dict[str, str] = {}
    for prefix, service in services.items():
        fields = (arn.split(":")[2] for kind in service.resource_types.values() for arn in kind.arns)
        for field in dict.fromkeys(fields):
            # A field that is a placeholder, as of backup vaults' recovery points, is that of many services.
            if "$" not in field:
                arn_services.setdefault(field, []).append(prefix)
        for key, kind in service.condition_keys.items():
            if key.partition(":")[0].lower() not in (prefix, "aws"):
                foreign_keys.setdefault(key, kind)
    return Overview(arn_services, foreign_keys)

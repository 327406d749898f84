"""What the service authorization reference says of actions, resource types and condition keys."""

from __future__ import annotations

from policy_engine.named import NamedTuple
from policy_engine.record import Record


class ActionResource(NamedTuple):
    """A resource type that an action works on; `required` where every call names one."""

    name: str
    required: bool
    condition_keys: tuple[str, ...]


class ActionInfo(NamedTuple):
    """An action; `name` in the spelling of the reference, with the service."""

    name: str
    access_level: str
    resources: tuple[ActionResource, ...]
    condition_keys: tuple[str, ...]


class ResourceTypeInfo(Record):
    """A resource type; its ARNs hold placeholders such as `${Region}`."""

    name: str
    arns: tuple[str, ...]
    condition_keys: tuple[str, ...]


class KeyInfo(Record):
    """A condition key; `name` in the spelling of the reference, with placeholders where a family of keys is meant."""

    name: str
    type: str
    """`String`, `ARN`, `Bool`, `Date`, `IPAddress`, `Numeric`, or `ArrayOf…` one of them."""

    @property
    def multivalued(self) -> bool:
        """Whether a request can hold several values of it."""
        return self.type.startswith("ArrayOf")

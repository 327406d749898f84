"""Members of JSON from outside; what is not of the kind that belongs there counts as absent."""

from __future__ import annotations

from collections.abc import Mapping

Object = Mapping[str, object]


def object_in(value: Object, name: str) -> Object:
    """A member that is an object, empty otherwise."""
    member = value.get(name)
    return member if isinstance(member, Mapping) else {}


def text_in(value: Object, name: str) -> str:
    """A member that is a string, empty otherwise."""
    member = value.get(name)
    return member if isinstance(member, str) else ""

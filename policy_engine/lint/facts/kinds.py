"""Which types of resource an action works on.

Source: the service authorization reference; AWS: "Access point compatibility" for what that leaves out.
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.catalog import find_action

_LEFT_OUT = {"s3:listbucketmultipartuploads": frozenset({"accesspoint"})}
"""Action in lower case to the types that the reference does not list for it, though the operation takes them."""


@lru_cache(maxsize=16384)
def kinds_of(action: str) -> frozenset[str]:
    """The resource types of an action, in lower case; none where there is no such action."""
    info = find_action(action)
    listed = frozenset(each.name.lower() for each in info.resources) if info else frozenset()
    return listed | _LEFT_OUT.get(action.lower(), frozenset())

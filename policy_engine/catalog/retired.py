"""Service prefixes that releases of the reference lack and AWS accepts in policies all the same.

Most are of services that AWS has closed: policies that name them are still saved, and still mean something where such
resources are left.
"""

from __future__ import annotations

RETIRED_PREFIXES = frozenset(
    {
        "aws-mcp",
        "codestar",
        "deepcomposer",
        "deeplens",
        "deepracer",
        "evidently",
        "iot1click",
        "iotevents",
        "securityagent",
        "zocalo",
    }
)


def is_retired(service: str) -> bool:
    """Whether a prefix, in any letter case, is one of them; it may be in the installed reference nevertheless."""
    return service.lower() in RETIRED_PREFIXES

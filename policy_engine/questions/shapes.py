"""The resources that actions work on, as patterns over ARNs."""

from __future__ import annotations

import re
from functools import cache

from policy_engine.catalog import find_action, resource_types
from policy_engine.questions.regions import Pattern, glob

_PLACEHOLDER = re.compile(r"\$\{([^}]*)\}")


@cache
def shapes_of(service: str, types: tuple[str, ...], account: str, partition: str) -> tuple[Pattern, ...]:
    """The ARNs of some resource types of a service, in the account first."""
    known = resource_types(service)
    arns = [arn for name in types if name.lower() in known for arn in known[name.lower()].arns]
    # The shortest is the plainest: an object of a bucket and not of an access point.
    arns.sort(key=len)
    own = [_filled(arn, {"Account": account, "Partition": partition}) for arn in arns]
    anywhere = [_filled(arn, {"Partition": partition}) for arn in arns]
    return tuple(glob(text) for text in dict.fromkeys((*own, *anywhere)))


def _filled(arn: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values.get(match.group(1)) or "*", arn)


@cache
def types_of(action: str) -> tuple[str, ...]:
    """The names of the resource types that an action works on; none for one that works on no single resource."""
    info = find_action(action)
    return tuple(each.name for each in info.resources) if info else ()

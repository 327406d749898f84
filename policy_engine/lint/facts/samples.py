"""Resources with names that nobody wrote into a policy, to ask whether it allows an action on any of a kind."""

from __future__ import annotations

import re
from functools import lru_cache

from policy_engine.catalog import find_action, resource_types

_ANY = "policyeval-any"
_ACCOUNT = "123456789012"
_REGION = "us-east-1"
_WRITTEN = re.compile(r":([a-z]{2}(?:-[a-z]+)+-\d)?:(\d{12})?:")
_BLANK = re.compile(r"\$\{(\w+)\}")


Places = frozenset[tuple[str, str]]
"""Regions and accounts, each pair as an ARN has it; empty where it names none."""


def places_written(policy_text: str) -> Places:
    """The Regions and accounts that a policy names."""
    return frozenset(_WRITTEN.findall(policy_text))


@lru_cache(maxsize=4096)
def sample_arns(action: str, written: Places) -> tuple[str, ...]:
    """One ARN for each kind of resource an action works on, in each account and Region that the policy names.

    `*` for an action that works on no resource, or that the reference does not know.
    """
    info = find_action(action)
    kinds = resource_types(action.partition(":")[0])
    found = [kinds[each.name.lower()] for each in info.resources if each.name.lower() in kinds] if info else []
    patterns = [arn for kind in found for arn in kind.arns]
    if not patterns:
        return ("*",)
    places = {(region or _REGION, account or _ACCOUNT) for region, account in (*written, ("", ""))}
    return tuple(dict.fromkeys(_filled(pattern, *place) for pattern in patterns for place in sorted(places)))


def _filled(pattern: str, region: str, account: str) -> str:
    known = {"Partition": "aws", "Region": region, "Account": account}
    return _BLANK.sub(lambda match: known.get(match.group(1), _ANY), pattern)

"""Which condition keys a request for an action carries, by the reference, besides the global ones."""

from __future__ import annotations

import re
from functools import lru_cache

from policy_engine.catalog import find_action, resource_types

# `aws:ResourceTag/${TagKey}`, `s3:ExistingObjectTag/<key>`, `secretsmanager:ResourceTag/tag-key`
_TEMPLATE = re.compile(r"\$\{|<|(?<=/)tag-?key$")


@lru_cache(maxsize=65536)
def keys_of(action: str) -> frozenset[str]:
    """The keys of an action and of its resource types, in lower case; a family of keys is cut where it varies."""
    info = find_action(action)
    if info is None:
        return frozenset()
    kinds = resource_types(action.partition(":")[0])
    found = set(info.condition_keys)
    for each in info.resources:
        kind = kinds.get(each.name.lower())
        found.update(each.condition_keys, kind.condition_keys if kind else ())
    return _bare(frozenset(found))


@lru_cache(maxsize=8192)
def _bare(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(_TEMPLATE.split(key.lower(), maxsplit=1)[0] for key in keys)


def carries(action: str, key: str) -> bool:
    """Whether the reference lists a key, in lower case, for an action; `key` may be one of a family."""
    known = keys_of(action)
    return key in known or any(each[-1:] in "/:" and key.startswith(each) for each in known)

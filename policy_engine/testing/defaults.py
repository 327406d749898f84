"""What the cases of a suite have in common, and what each has of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policy_engine.testing.tables import ONE_AND_MANY

_BY_MEMBER = ("policies", "options", "accounts")


def merged(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a case over those that all cases have.

    Policies are replaced kind by kind, condition keys key by key (in any letter case), options and accounts member by
    member, everything else as a whole; a list of principals takes the place of a single one.
    """
    whole = dict(common)
    for one, many in ONE_AND_MANY.items():
        if one in own or many in own:
            whole.pop(one, None)
            whole.pop(many, None)
    for name, value in own.items():
        before = whole.get(name)
        if not isinstance(value, Mapping) or not isinstance(before, Mapping):
            whole[name] = value
        elif name in _BY_MEMBER:
            whole[name] = {**before, **value}
        elif name == "context":
            replaced = {str(key).lower() for key in value}
            whole[name] = {key: held for key, held in before.items() if str(key).lower() not in replaced} | dict(value)
        else:
            whole[name] = value
    return whole

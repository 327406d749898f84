"""Questions to an environment: who can do something, and what somebody can do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.questions.abilities import Ability, Limit, WhatCan
    from policy_engine.questions.access import Access, Hop, Path, Principal, PrincipalKind, WhoCan
    from policy_engine.questions.what import what_can
    from policy_engine.questions.who import who_can

_HOMES = {
    "Ability": "abilities",
    "Limit": "abilities",
    "WhatCan": "abilities",
    "what_can": "what",
    "Access": "access",
    "Hop": "access",
    "Path": "access",
    "Principal": "access",
    "PrincipalKind": "access",
    "WhoCan": "access",
    "who_can": "who",
}

__all__ = [
    "Ability",
    "Access",
    "Hop",
    "Limit",
    "Path",
    "Principal",
    "PrincipalKind",
    "WhatCan",
    "WhoCan",
    "what_can",
    "who_can",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(__import__(f"{__name__}.{home}", fromlist=[name]), name)
    globals()[name] = value
    return value

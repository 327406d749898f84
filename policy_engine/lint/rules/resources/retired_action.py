"""An action, or its service, was retired.

AWS still accepts the name, and nothing answers to it any more: the entry can go.

Avoid: "Action": "codestar:*"
Prefer: the policy without it
Source: releases of the service authorization reference, compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.catalog import is_retired, retired_actions_matching, service_exists
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(action: Written) -> Iterator[Hit]:
    """An action of a retired service, or a text that covers retired actions alone."""
    what = _retired(action.text)
    if what:
        yield Hit(f"the {what} `{action.text}` is no longer in AWS's reference", (action.path,), "remove the entry")


@lru_cache(maxsize=65536)
def _retired(text: str) -> str:
    """What of an action text is retired, empty for one that is not."""
    service = text.partition(":")[0].lower()
    if is_retired(service) and not service_exists(service):
        return "service of"
    return "action" if retired_actions_matching(text) and not actions_matching(text) else ""

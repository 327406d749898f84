"""The service in front of an action does not exist.

The statement says nothing about what its author meant: an Allow grants nothing, a Deny stops nothing.

Avoid: "Action": "dyanmodb:GetItem"
Prefer: "Action": "dynamodb:GetItem"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid service in action. Services that were
retired stay known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.facts.services import is_service, nearest_service
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(action: Written) -> Iterator[Hit]:
    """An action whose prefix is no service; one with a wildcard is a matter of WILDCARD_IN_SERVICE_NAME."""
    if _unknown(action.text.partition(":")[0]) and ":" in action.text:
        yield Hit(f"the service of `{action.text}` does not exist", (action.path,), _instead(action.text))


@lru_cache(maxsize=4096)
def _unknown(service: str) -> bool:
    return not ("*" in service or "?" in service or "${" in service or is_service(service.lower()))


def _instead(text: str) -> str:
    service, _colon, name = text.partition(":")
    near = nearest_service(service)
    if not near:
        return ""
    return f"did you mean `{near}:{name}`?" if actions_matching(f"{near}:{name}") else f"did you mean `{near}`?"

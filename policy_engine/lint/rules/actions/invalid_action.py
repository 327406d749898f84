"""An action does not exist in its service.

The statement says nothing about what its author meant: an Allow grants nothing, a Deny stops nothing. The name of an
API operation is not always that of the action that authorizes it.

Avoid: "Action": "s3:ListBuckets"
Prefer: "Action": "s3:ListAllMyBuckets"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid action. Actions that AWS took out of its
reference stay known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.catalog import nearest, retired_actions_matching, service_exists
from policy_engine.catalog.api_names import authorized_as
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(action: Written) -> Iterator[Hit]:
    """An action, or a pattern, that stands for no action of a service that exists."""
    if _unknown(action.text):
        yield Hit(f"the action `{action.text}` does not exist", (action.path,), _instead(action.text))


@lru_cache(maxsize=65536)
def _unknown(text: str) -> bool:
    service, colon, name = text.partition(":")
    if not colon:
        return not text or bool(text.strip("*?"))
    # A variable has a finding of its own, of the element or of the version.
    if "${" in name or name == "*" or "*" in service or actions_matching(text):
        return False
    return service_exists(service) and not retired_actions_matching(text)


@lru_cache(maxsize=1024)
def _instead(text: str) -> str:
    if ":" not in text:
        return "write `service:Action`, such as `s3:GetObject`"
    action = authorized_as(text)
    if action:
        return f"`{text}` is an API operation that is authorized as `{action}`: write that"
    close = nearest(text)
    return f"did you mean `{close}`?" if close else ""

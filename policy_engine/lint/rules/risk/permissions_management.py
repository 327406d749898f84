"""The policy changes permissions on every resource of a kind.

Actions that the service reference puts under "Permissions management" (bucket and key policies, shares, grants) let
the holder open resources to others.

Avoid: {"Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::app-data"}
Source: AWS, "Service Authorization Reference", access levels; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.catalog import find_action
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.facts.naming import listed
from policy_engine.lint.facts.spread import everywhere
from policy_engine.lint.opening import opens
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all such actions."""
    opening = [each for each in policy.statements if each.allows and not each.negates_actions and opens(each)]
    written = [action.text for each in opening for action in each.actions]
    found = everywhere(policy, dict.fromkeys(action for text in written for action in _managing(text)))
    if found:
        places = tuple(dict.fromkeys(found.values()))
        message = f"permissions on any resource can be changed by {listed(list(found))}"
        yield Hit(message, places, "name the resources whose permissions may be changed")


@lru_cache(maxsize=65536)
def _managing(text: str) -> tuple[str, ...]:
    found = (find_action(action) for action in actions_matching(text))
    return tuple(each.name for each in found if each and "permissions management" in each.access_level.lower())

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

from policy_engine.catalog import actions_at, whole
from policy_engine.lint.facts.globs import covers
from policy_engine.lint.facts.naming import listed
from policy_engine.lint.facts.spread import everywhere
from policy_engine.lint.opening import opens
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView

_LEVEL = "permissions management"


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all such actions."""
    opening = [each for each in policy.statements if each.allows and not each.negates_actions and opens(each)]
    written = [text for each in opening for text in each.action_texts]
    found = everywhere(policy, dict.fromkeys(action for text in written for action in _managing(text)))
    if found:
        places = tuple(dict.fromkeys(found.values()))
        message = f"permissions on any resource can be changed by {listed(list(found))}"
        yield Hit(message, places, "name the resources whose permissions may be changed")


@lru_cache(maxsize=65536)
def _managing(text: str) -> tuple[str, ...]:
    """Such actions that an action text, in lower case, covers."""
    if text in ("*", "*:*"):
        return tuple(name for service in sorted(whole()) for name in actions_at(_LEVEL, service).values())
    known = actions_at(_LEVEL, text.partition(":")[0])
    if "*" in text or "?" in text:
        return tuple([name for lowered, name in known.items() if covers(text, lowered)])
    return (known[text],) if text in known else ()

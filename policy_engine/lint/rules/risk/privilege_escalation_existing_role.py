"""The policy lets its holder command something that already has a role, whichever it chooses.

The holder gets the rights of the role behind the function, instance or build it takes over. Common in policies of
administrators of a service, where it is meant.

Avoid: {"Effect": "Allow", "Action": "lambda:UpdateFunctionCode", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "lambda:UpdateFunctionCode",
"Resource": "arn:aws:lambda:*:111122223333:function:app-*"}
Source: public lists of privilege escalation in AWS, see `facts/escalation.py`; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.escalation import EXISTING_RESOURCES
from policy_engine.lint.facts.ways import hit_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView

_MESSAGE = "the holder gets the rights of any role behind what it can command: {ways}"
_HELP = "name the resources that it may command"


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all ways of this kind."""
    return hit_of(policy, EXISTING_RESOURCES, _MESSAGE, _HELP)

"""The policy lets its holder become another principal.

Access keys, passwords and trust policies of principals of its choice, or assuming any role, give it the rights of
whichever has the most.

Avoid: {"Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "iam:CreateAccessKey",
"Resource": "arn:aws:iam::111122223333:user/${aws:username}"}
Source: public lists of privilege escalation in AWS, see `facts/escalation.py`; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.escalation import OTHER_PRINCIPALS
from policy_engine.lint.facts.ways import hit_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView

_MESSAGE = "the holder can take the place of any other principal: {ways}"
_HELP = "name the users or roles that it may act for"


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all ways of this kind."""
    return hit_of(policy, OTHER_PRINCIPALS, _MESSAGE, _HELP)

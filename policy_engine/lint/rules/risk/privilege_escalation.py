"""The policy lets its holder widen its own rights.

Whoever may write, attach or remove policies of a principal of its choice can give itself everything, so the rest of
the policy limits nothing. Deny statements and conditions of the whole document are taken into account.

Avoid: {"Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "arn:aws:iam::111122223333:role/app/*"}
Source: public lists of privilege escalation in AWS, see `facts/escalation.py`; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.escalation import OWN_RIGHTS
from policy_engine.lint.facts.ways import hit_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView

_MESSAGE = "the holder can widen its own rights: {ways}"
_HELP = (
    "name the roles, users and policies that may be changed, or demand a permissions boundary (iam:PermissionsBoundary)"
)


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all ways of this kind."""
    return hit_of(policy, OWN_RIGHTS, _MESSAGE, _HELP)

"""The policy lets its holder hand any role to something new that it controls.

With iam:PassRole on every role and permission to start what runs with a role, the holder acts with the rights of the
most powerful role that trusts the service. The service that iam:PassedToService names has to be the one that is
started.

Avoid: {"Effect": "Allow", "Action": ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"],
"Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app-function"}
Source: public lists of privilege escalation in AWS, see `facts/escalation.py`; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.escalation import NEW_RESOURCES
from policy_engine.lint.facts.ways import hit_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView

_MESSAGE = "the holder can run with the rights of any role it passes on: {ways}"
_HELP = "in the statement with iam:PassRole, name the roles that may be passed"


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all ways of this kind."""
    return hit_of(policy, NEW_RESOURCES, _MESSAGE, _HELP)

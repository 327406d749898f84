"""A policy that hangs on a user, group or role names principals.

AWS refuses the policy: it is about whoever it is attached to. A policy with principals belongs on a resource, or is
the trust policy of a role.

Avoid: {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key
from policy_engine.syntax.document import PolicyType

_NAMES = {
    PolicyType.IDENTITY: "an identity policy",
    PolicyType.BOUNDARY: "a permissions boundary",
    PolicyType.SESSION: "a session policy",
}
_HELP = "leave it out, or validate the policy as that of a resource"


def check(statement: StatementView) -> Iterator[Hit]:
    """Principal and NotPrincipal."""
    for element in PAIRS[2]:
        if element in statement.members:
            message = f"{_NAMES[statement.policy.policy_type]} has no {element}"
            yield Hit(message, ((*statement.path, Key(element)),), _HELP)

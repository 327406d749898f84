"""A role trusts IAM Roles Anywhere without all actions that the service calls.

Roles Anywhere assumes the role, tags the session with the fields of the certificate and sets its subject as the source
identity. Where one of the three is not allowed, no session is made.

Avoid: "Principal": {"Service": "rolesanywhere.amazonaws.com"}, "Action": "sts:AssumeRole"
Prefer: "Principal": {"Service": "rolesanywhere.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession",
"sts:SetSourceIdentity"]
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing action for roles anywhere trust policy. The
actions may stand in several statements of the policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import services_of
from policy_engine.lint.facts.role_actions import ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION, is_about
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_NEEDED = (ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION)


def check(statement: StatementView) -> Iterator[Hit]:
    """The action element of the first statement that trusts the service, where an action is missing in all of them."""
    if not _trusts(statement):
        return
    all_of_them = [each for each in statement.policy.statements if _trusts(each)]
    missing = [each for each in _NEEDED if not any(is_about(trusting, each) for trusting in all_of_them)]
    if missing and statement is all_of_them[0]:
        element = "NotAction" if statement.negates_actions else "Action"
        place = (*statement.path, element) if element in statement.members else statement.path
        message = f"IAM Roles Anywhere needs {', '.join(f'`{each}`' for each in _NEEDED)}"
        yield Hit(message, (place,), f"add {' and '.join(missing)}")


def _trusts(statement: StatementView) -> bool:
    return statement.allows and any(each.text.startswith("rolesanywhere.") for each in services_of(statement))

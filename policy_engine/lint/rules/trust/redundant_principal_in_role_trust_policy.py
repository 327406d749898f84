"""A role trust policy names a role and a session of that role.

The role stands for all its sessions, so the session adds nothing, and a session named alone outlives no change of its
name. Keep the role, or keep the session if it is all that should get in.

Avoid: "Principal": {"AWS": ["arn:aws:iam::111122223333:role/r", "arn:aws:sts::111122223333:assumed-role/r/s"]}
Prefer: "Principal": {"AWS": "arn:aws:iam::111122223333:role/r"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant principal in role trust policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_ROLE = tuple[str, str, str]


def check(statement: StatementView) -> Iterator[Hit]:
    """Each session next to its role."""
    if statement.negates_principals:
        return
    named = [each for each in statement.principals if each.kind == "AWS"]
    roles = {role: each.text for each in named if (role := _role(each.text))}
    for each in named:
        covering = roles.get(_role_of_session(each.text) or ("", "", ""))
        if covering:
            message = f"the session `{each.text}` is covered by its role `{covering}`"
            yield Hit(message, (each.path,), "leave the session out")


def _role(text: str) -> _ROLE | None:
    """Partition, account and name of a role; a session's ARN does not have the role's path."""
    arn = parse_arn(text)
    if arn is None or arn.service != "iam" or not arn.resource.startswith("role/"):
        return None
    return arn.partition, arn.account, arn.resource.rpartition("/")[2]


def _role_of_session(text: str) -> _ROLE | None:
    arn = parse_arn(text)
    if arn is None or arn.service != "sts" or not arn.resource.startswith("assumed-role/"):
        return None
    return arn.partition, arn.account, arn.resource.split("/")[1]

"""How a statement allows an action that lets its holder act through a role, and on how many of them.

Source: AWS: "IAM Access Analyzer policy check reference", the checks "Pass role with …" and "Create SLR with …".
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from policy_engine.lint.facts.actions import covers
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView
from policy_engine.paths import Path
from policy_engine.record import Record


class Grant(Record):
    """An action on roles, the condition key that narrows it, and what it should be narrowed to."""

    action: str
    key: str
    what: str
    instead: str


PASS_ROLE = Grant(
    action="iam:PassRole",
    key="iam:PassedToService",
    what="passing",
    instead="name the roles, or add a condition on `iam:PassedToService`",
)
CREATE_SLR = Grant(
    action="iam:CreateServiceLinkedRole",
    key="iam:AWSServiceName",
    what="creating",
    instead="name the roles below `role/aws-service-role/`, or add a condition on `iam:AWSServiceName`",
)


_OPEN_IF_EXISTS = frozenset({"ec2.amazonaws.com", "codebuild.amazonaws.com"})
"""Services for which AWS reports a condition on `iam:PassedToService` with IfExists as if it were not there.

With IfExists it also holds for requests without the key; for other services AWS is known to let it pass.
"""


class By(Enum):
    """How the action is reached."""

    NAME = "name"
    WILDCARD = "wildcard"
    NOT_ACTION = "NotAction"


class On(Enum):
    """Which resources it is reached on."""

    STAR = "*"
    NOT_RESOURCE = "NotResource"


def open_grants(statement: StatementView, grant: Grant, by: By, on: On) -> Iterator[Hit]:
    """Each way in which a statement allows the action on that many roles; conditions on the key end it."""
    if not statement.allows or statement.negates_resources is not (on is On.NOT_RESOURCE):
        return
    resources = _resources(statement, on)
    if not resources or _narrowed(statement, grant):
        return
    reach = "all roles but some" if on is On.NOT_RESOURCE else "every role"
    for text, path in _reached(statement, grant.action.lower(), by):
        how = f"`{text}` allows `{grant.action}`" if by is not By.NAME else f"`{text}` is allowed"
        yield Hit(f"{how} on {reach}", (path, *resources), grant.instead)


def _resources(statement: StatementView, on: On) -> tuple[Path, ...]:
    if on is On.NOT_RESOURCE:
        return ((*statement.path, "NotResource"),)
    return tuple(each.path for each in statement.resources if each.text == "*")


def _reached(statement: StatementView, action: str, by: By) -> Iterator[tuple[str, Path]]:
    """The texts that reach an action, given in lower case, with their places."""
    if by is By.NOT_ACTION:
        if statement.negates_actions and not any(covers(each.text.lower(), action) for each in statement.actions):
            yield "NotAction", (*statement.path, "NotAction")
    elif not statement.negates_actions:
        for each in statement.actions:
            if _reaching(each.text, action) is by:
                yield each.text, each.path


def _reaching(text: str, action: str) -> By | None:
    if "*" in text or "?" in text:
        return By.WILDCARD if _covers(text, action) else None
    return By.NAME if text.lower() == action else None


@lru_cache(maxsize=16384)
def _covers(text: str, action: str) -> bool:
    return covers(text.lower(), action)


def _narrowed(statement: StatementView, grant: Grant) -> bool:
    return any(_narrows(clause, grant) for clause in statement.clauses_on(grant.key.lower()))


def _narrows(clause: Clause, grant: Grant) -> bool:
    values = [value.text for value in clause.values]
    if grant is PASS_ROLE:
        optional = clause.name is not None and clause.name.if_exists
        return not (optional and values and _OPEN_IF_EXISTS.issuperset(values))
    return bool(values) and not any(value.startswith(("*", "?")) for value in values)

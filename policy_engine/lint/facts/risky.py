"""Which risky actions a policy mentions at all; only of these it is worth asking whether it allows them."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.lint.facts.actions import covers
from policy_engine.lint.facts.escalation import EXISTING_RESOURCES, NEW_RESOURCES, OTHER_PRINCIPALS, OWN_RIGHTS
from policy_engine.lint.facts.limits import limits
from policy_engine.lint.facts.sensitive import CREDENTIALS, DATA
from policy_engine.lint.opening import opens
from policy_engine.lint.view import PolicyView, StatementView
from policy_engine.named import NamedTuple


class Mentioned(NamedTuple):
    """The risky actions that Allow statements cover."""

    at_all: frozenset[str]
    """On whatever resource."""
    openly: frozenset[str]
    """Where the statement may reach any resource of a kind."""


def mentioned(policy: PolicyView) -> Mentioned:
    """The risky actions of a policy, looked for once."""
    if "mentioned" not in policy.known:
        policy.known["mentioned"] = _mentioned(policy)
    found: Mentioned = policy.known["mentioned"]
    return found


def _mentioned(policy: PolicyView) -> Mentioned:
    at_all: set[str] = set()
    openly: set[str] = set()
    for statement in policy.statements:
        covered = _covered(statement) if statement.allows else NONE
        if covered:
            at_all |= covered
            if opens(statement):
                openly |= covered
    return Mentioned(frozenset(at_all), frozenset(openly))


def _covered(statement: StatementView) -> frozenset[str]:
    if statement.negates_actions:
        return RISKY
    names = statement.action_names & _SPELLED.keys()
    found = [risky for pattern in statement.action_patterns if (risky := _risky(pattern))]
    return frozenset(map(_SPELLED.__getitem__, names)).union(*found) if names or found else NONE


@lru_cache(maxsize=65536)
def _risky(text: str) -> frozenset[str]:
    """The risky actions that a pattern, in lower case, covers."""
    service = text.partition(":")[0]
    near = RISKY if text == "*" else _RISKY_BY_SERVICE.get(service, NONE)
    return frozenset(action for action in near if covers(text, action.lower())) if near else near


NONE: frozenset[str] = frozenset()
RISKY = frozenset(
    action
    for ways in (OWN_RIGHTS, OTHER_PRINCIPALS, NEW_RESOURCES, EXISTING_RESOURCES)
    for way in ways
    for action in (*way.anywhere, *way.somewhere)
) | {*CREDENTIALS, *DATA}
_SPELLED = {action.lower(): action for action in RISKY}
_RISKY_BY_SERVICE = {
    service: frozenset(action for action in RISKY if action.startswith(f"{service}:"))
    for service in {action.partition(":")[0] for action in RISKY}
}


def administrating(policy: PolicyView) -> StatementView | None:
    """The statement that plainly allows everything, if only in some situation; none where the policy has a Deny.

    It says all that could be said of single actions.
    """
    if any(statement.denies for statement in policy.statements):
        return None
    return next((each for each in policy.statements if each.allows and _allows_everything(each)), None)


def _allows_everything(statement: StatementView) -> bool:
    return (
        not any(map(limits, statement.clauses))
        and not statement.action_names.isdisjoint(("*", "*:*"))
        and any(resource.text == "*" for resource in statement.resources)
        and not statement.negates_actions
        and not statement.negates_resources
    )

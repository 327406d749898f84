"""Whether an Allow statement lets everyone in, the rest of the policy considered."""

from __future__ import annotations

from policy_engine.lint.facts.globs import covers, covers_action
from policy_engine.lint.facts.narrowing import narrows, spares_chosen
from policy_engine.lint.facts.principals import is_everyone
from policy_engine.lint.view import PrincipalValue, StatementView


def everyone_in(statement: StatementView) -> tuple[PrincipalValue, ...]:
    """The principals that are everyone; none where the statement has `NotPrincipal`."""
    return () if statement.negates_principals else tuple(filter(is_everyone, statement.principals))


def is_open(statement: StatementView) -> bool:
    """Whether an Allow to everyone is narrowed neither by its own conditions nor by a Deny of the policy."""
    return not any(map(narrows, statement.clauses)) and not any(
        _closes(deny, statement) for deny in statement.policy.statements if deny.denies
    )


def _closes(deny: StatementView, allow: StatementView) -> bool:
    """Whether a Deny takes all that the Allow gives from all but those that somebody chose."""
    if not _covers(deny, allow):
        return False
    if deny.negates_principals:
        return not deny.clauses and not any(map(is_everyone, deny.principals))
    return bool(everyone_in(deny)) and all(map(spares_chosen, deny.clauses))


def _covers(deny: StatementView, allow: StatementView) -> bool:
    if deny.negates_actions or deny.negates_resources or allow.negates_actions or allow.negates_resources:
        return False
    return all(any(covers_action(each.text, action.text) for each in deny.actions) for action in allow.actions) and all(
        any(covers(each.text, resource.text) for each in deny.resources) for resource in allow.resources
    )

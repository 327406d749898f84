"""The account that a policy's resource or role belongs to, as far as the policy shows it."""

from __future__ import annotations

from policy_engine.lint.facts.principals import account_of, is_account_id, is_whole_account
from policy_engine.lint.view import PolicyView, StatementView
from policy_engine.syntax.document import PolicyType


def owners(policy: PolicyView) -> frozenset[str]:
    """Accounts that are the owner's; empty where nothing in the policy shows one.

    The resources of the policy are the owner's; so are the identity providers of a role, the resources for which
    services may assume it, and the account that has all rights on a key.
    """
    if "owners" not in policy.known:
        policy.known["owners"] = frozenset(
            account for statement in policy.statements for account in _shown(statement) if is_account_id(account)
        )
    found: frozenset[str] = policy.known["owners"]
    return found


def _shown(statement: StatementView) -> list[str]:
    shown = [account_of(each.text) for each in statement.resources]
    if statement.policy.policy_type is PolicyType.TRUST:
        shown += [account_of(each.text) for each in statement.principals if each.kind == "Federated"]
        if any(each.kind == "Service" for each in statement.principals):
            clauses = statement.clauses_on("aws:sourceaccount", "aws:sourcearn")
            shown += [account_of(value.text) for clause in clauses for value in clause.values]
    if any(action.text == "kms:*" for action in statement.actions) and statement.allows:
        shown += [account_of(each.text) for each in statement.principals if is_whole_account(each.text)]
    return shown


def is_foreign(text: str, owned_by: frozenset[str]) -> bool:
    """Whether an AWS principal is of another account than the owner's, where that is known."""
    account = account_of(text)
    return bool(owned_by) and bool(account) and account not in owned_by

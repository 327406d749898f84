"""A role trusts the whole of another account, with no external id.

If the account is a vendor's, one customer of the vendor can name another's role, and the vendor assumes it for the
wrong one (a confused deputy). An external id of your own keeps them apart.

Avoid: "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole"
Prefer: "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals":
{"sts:ExternalId": "12345"}}
Source: AWS, "Access to AWS accounts owned by third parties"; "The confused deputy problem". It is said where the
policy shows its own account, in an identity provider or the source of a service, and of statements without any
condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.owners import is_foreign, owners
from policy_engine.lint.facts.principals import is_whole_account
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each foreign account in an Allow without conditions."""
    if not statement.allows or statement.clauses or statement.negates_principals:
        return
    owned = owners(statement.policy)
    for principal in statement.principals:
        if principal.kind == "AWS" and is_whole_account(principal.text) and is_foreign(principal.text, owned):
            message = f"nothing keeps the customers of the account `{principal.text}` apart"
            yield Hit(message, (principal.path,), "if the account is a vendor's, add a condition on `sts:ExternalId`")

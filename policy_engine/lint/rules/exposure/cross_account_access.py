"""A statement lets another account in.

Who may act there decides who gets in here. This is often meant, so the check is off unless it is asked for; with it,
each account is seen in the review of a policy. The accounts of a condition on your organization are taken as yours.

Avoid: "Principal": {"AWS": "444455556666"}, "Resource": "arn:aws:sqs:us-east-1:111122223333:queue"
Prefer: "Principal": {"AWS": "111122223333"}, "Resource": "arn:aws:sqs:us-east-1:111122223333:queue"
Source: AWS, "Cross account resource access in IAM". The own account is known where the policy shows it: in the ARNs of
its resources, or of the identity providers of a role.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.owners import is_foreign, owners
from policy_engine.lint.facts.principals import account_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_ORGANIZATION = ("aws:principalorgid", "aws:principalorgpaths")


def check(statement: StatementView) -> Iterator[Hit]:
    """Each principal of an Allow that is of another account than the policy's own."""
    if not statement.allows or statement.negates_principals or statement.clauses_on(*_ORGANIZATION):
        return
    owned = owners(statement.policy)
    for principal in statement.principals:
        if principal.kind == "AWS" and is_foreign(principal.text, owned):
            message = f"`{principal.text}` is of the account {account_of(principal.text)}, not of the policy's own"
            yield Hit(message, (principal.path,), "make sure that you trust everyone who may act in that account")

"""A role trusts a whole account, on no condition.

Every user and role of the account whose own policies allow `sts:AssumeRole` can assume the role, also those that are
created later. That is the usual form where the other account is to decide, so the check is off unless it is asked for.

Avoid: "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"
Prefer: "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"}, "Action": "sts:AssumeRole"
Source: AWS, "IAM tutorial: Delegate access across AWS accounts using IAM roles"; "Security best practices in IAM".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import is_whole_account
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_HELP = "name the roles or users, or add a condition such as `aws:PrincipalArn`, `aws:PrincipalTag` or `sts:ExternalId`"


def check(statement: StatementView) -> Iterator[Hit]:
    """Each account in an Allow without conditions."""
    if statement.allows and not statement.clauses and not statement.negates_principals:
        for principal in statement.principals:
            if principal.kind == "AWS" and is_whole_account(principal.text):
                yield Hit(f"all of the account `{principal.text}` may assume the role", (principal.path,), _HELP)

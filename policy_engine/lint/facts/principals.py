"""What a value of a principal element names."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.arn import parse_arn
from policy_engine.lint.view import PrincipalValue, StatementView


def is_everyone(principal: PrincipalValue) -> bool:
    """Whether it is a bare star, or a star under `AWS`."""
    return principal.text == "*" and principal.kind in ("*", "AWS")


@lru_cache(maxsize=4096)
def account_of(text: str) -> str:
    """The account of an AWS principal, an id or an ARN; empty where it names none."""
    if is_account_id(text):
        return text
    arn = parse_arn(text)
    return arn.account if arn and is_account_id(arn.account) else ""


def is_account_id(text: str) -> bool:
    """Whether a text is a 12-digit account id."""
    return len(text) == 12 and text.isascii() and text.isdigit()


@lru_cache(maxsize=4096)
def is_whole_account(text: str) -> bool:
    """Whether an AWS principal is an account: its id, or the ARN of its root."""
    arn = parse_arn(text)
    return is_account_id(text) or (arn is not None and arn.service == "iam" and arn.resource == "root")


def services_of(statement: StatementView) -> tuple[PrincipalValue, ...]:
    """The service principals in `Principal`; none where the statement has `NotPrincipal`."""
    if statement.negates_principals:
        return ()
    return tuple(each for each in statement.principals if each.kind == "Service")

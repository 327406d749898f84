"""Whom the policy of a resource may let in: the principals that its Allow statements name.

A first choice only, made without looking at resources and conditions: nobody is left out who could be let in.
"""

from __future__ import annotations

import re

from policy_engine.arn import parse_arn
from policy_engine.compile import CompiledPolicy
from policy_engine.record import Record
from policy_engine.syntax.document import PrincipalElement

_ACCOUNT = re.compile(r"\d{12}", re.ASCII)


class Named(Record):
    """What stands in the Principal elements of the Allow statements about an action.

    `names` are ARNs and unique ids, `accounts` numbers of those that are named whole; `everyone` also where a
    NotPrincipal leaves open who is meant.
    """

    everyone: bool = False
    accounts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()
    canonical: frozenset[str] = frozenset()


def named_by(policy: CompiledPolicy | None, action: str) -> Named:
    """Whom a policy names; nobody where there is no policy."""
    kinds: dict[str, set[str]] = {}
    everyone = False
    for statement in policy.candidates(action.lower()) if policy else ():
        element = statement.statement.principal
        if statement.deny or element is None:
            continue
        everyone = everyone or element.negated or _has_star(element)
        for entry in () if element.negated else element.entries:
            kinds.setdefault(entry.kind, set()).add(entry.value)
    aws = kinds.get("AWS", set())
    accounts = {value: _account(value) for value in aws}
    return Named(
        everyone=everyone,
        accounts=frozenset(number for number in accounts.values() if number),
        names=frozenset(value for value in aws if not accounts[value] and value != "*"),
        services=frozenset(kinds.get("Service", ())),
        providers=frozenset(kinds.get("Federated", ())),
        canonical=frozenset(kinds.get("CanonicalUser", ())),
    )


def _has_star(element: PrincipalElement) -> bool:
    return any(entry.value == "*" and entry.kind in ("*", "AWS") for entry in element.entries)


def _account(value: str) -> str:
    """The number of an account that is named whole, empty otherwise."""
    if _ACCOUNT.fullmatch(value):
        return value
    arn = parse_arn(value)
    return arn.account if arn is not None and arn.service == "iam" and arn.resource == "root" else ""

"""The condition keys that follow from caller, resource, route and clock.

A key that such a request would not carry is left out: absence matters. Source: docs/semantics.md, "Context keys";
AWS: "AWS global condition context keys".
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from policy_engine.context import Value
from policy_engine.principals import (
    Anonymous,
    Caller,
    FederatedIdentity,
    IamUser,
    Role,
    RoleSession,
    RootUser,
    ServicePrincipal,
)
from policy_engine.request import Account

_CALLER_KEYS = (
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalType",
    "aws:userid",
    "aws:username",
)
_SERVICE_CALL_KEYS = ("aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths")


def of_caller(caller: Caller, accounts: Mapping[str, Account]) -> Iterator[tuple[str, Value]]:
    """The keys that follow from the caller, in AWS's spelling."""
    if caller.principal_type:
        yield "aws:PrincipalType", caller.principal_type
    if caller.user_id:
        yield "aws:userid", caller.user_id
    if isinstance(caller, Anonymous):
        yield "aws:PrincipalAccount", "anonymous"
    if not caller.signed:
        return
    yield "aws:PrincipalIsAWSService", str(isinstance(caller, ServicePrincipal)).lower()
    if isinstance(caller, ServicePrincipal):
        yield "aws:PrincipalServiceName", caller.names[0]
        yield "aws:PrincipalServiceNamesList", caller.names
        return
    yield "aws:PrincipalArn", caller.principal_arn
    yield "aws:PrincipalAccount", caller.account
    yield from _organization("aws:Principal", accounts.get(caller.account))
    if caller.username:
        yield "aws:username", caller.username
    if isinstance(caller, RootUser) and caller.assumed:
        yield "aws:AssumedRoot", "true"
    for name, value in caller.tags.items():
        yield f"aws:PrincipalTag/{name}", value


def _organization(prefix: str, account: Account | None) -> Iterator[tuple[str, Value]]:
    if account is None or account.organization is None:
        return
    if account.organization.id:
        yield f"{prefix}OrgID", account.organization.id
    if account.organization.path:
        yield f"{prefix}OrgPaths", (account.organization.path,)


def of_owner(owner: str, accounts: Mapping[str, Account]) -> Iterator[tuple[str, Value]]:
    """The keys that follow from who owns the resource."""
    if owner:
        yield "aws:ResourceAccount", owner
        yield from _organization("aws:Resource", accounts.get(owner))


def of_route(endpoint: str, called_via: Sequence[str]) -> Iterator[tuple[str, Value]]:
    """The keys that follow from the way the request takes."""
    yield "aws:SecureTransport", "true"
    if endpoint:
        yield "aws:SourceVpce", endpoint
    if called_via:
        yield "aws:CalledVia", tuple(called_via)
        yield "aws:CalledViaFirst", called_via[0]
        yield "aws:CalledViaLast", called_via[-1]
    yield "aws:ViaAWSService", "true" if called_via else "false"
    yield "aws:ViaAWSMCPService", "false"


@lru_cache(maxsize=16)
def clock_values(now: int) -> Mapping[str, Value]:
    """The keys of the clock, in lower case; `now` in seconds since the epoch."""
    current = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    return MappingProxyType({"aws:currenttime": current, "aws:epochtime": str(now)})


def known_absent(caller: Caller, *, through_endpoint: bool, tags_known: bool) -> frozenset[str]:
    """The keys that a request of this caller cannot carry, so that their absence is no gap in what is known."""
    absent = {key.lower() for key in _CALLER_KEYS}
    if isinstance(caller, IamUser | Role | RoleSession) and not caller.user_id:
        absent.discard("aws:userid")
    if isinstance(caller, IamUser) and caller.invented:
        absent.discard("aws:username")
    if caller.identity_side:
        # The organization of an account is a fact of its own, which the user may have left out.
        absent -= {"aws:principalorgid", "aws:principalorgpaths"}
    if not isinstance(caller, ServicePrincipal):
        absent.update(key.lower() for key in _SERVICE_CALL_KEYS)
    if isinstance(caller, ServicePrincipal | FederatedIdentity | Anonymous) or tags_known:
        absent.add("aws:principaltag/")
    if through_endpoint:
        absent.add("aws:sourceip")
    return frozenset(absent)

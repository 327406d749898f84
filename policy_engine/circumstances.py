"""A caller in its circumstances: what all its requests have in common is worked out once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

from policy_engine.catalog import takes_no_resource
from policy_engine.catalog.special import lacks_resource_account
from policy_engine.context import Scalar, Value, normalised
from policy_engine.derived_keys import (
    known_absent,
    of_caller,
    of_clock,
    of_owner,
    of_route,
    requested_region,
    tag_keys,
)
from policy_engine.errors import RequestError
from policy_engine.principals import Caller, RootUser
from policy_engine.record import NOTHING
from policy_engine.request import Account, Request, Resource
from policy_engine.values import instant

Entries = Mapping[str, Scalar | list[Scalar]]


class Circumstances:
    """Makes requests with the keys that the engine derives; a value given explicitly wins over a derived one.

    `now` is an ISO 8601 instant, empty for the machine's clock; `endpoint` the VPC endpoint that requests go through,
    `through_endpoint` that they go through one without a known id; `called_via` the services that call on with the
    caller's credentials; `confined` says that there are session policies. Source: docs/semantics.md, "Context keys".
    """

    def __init__(
        self,
        *,
        caller: Caller,
        accounts: Mapping[str, Account] = NOTHING,
        now: str = "",
        endpoint: str = "",
        through_endpoint: bool = False,
        called_via: Sequence[str] = (),
        has_boundary: bool = False,
        confined: bool = False,
    ) -> None:
        self.caller = caller
        self.accounts = accounts
        self._seconds = _seconds(now)
        self._called_via = tuple(called_via)
        self._has_boundary = has_boundary
        self._absent = known_absent(
            caller, through_endpoint=through_endpoint or bool(endpoint), tags_known=bool(caller.tags)
        )
        self._common = normalised(dict(of_caller(caller, accounts)))
        self._common |= normalised(dict(of_route(endpoint, self._called_via)))
        if self._seconds is not None:
            self._common |= normalised(dict(of_clock(self._seconds)))
        self._of_owner: dict[str, dict[str, Value]] = {}
        unconfined = isinstance(caller, RootUser) and caller.assumed and not confined
        self._remarks = [_NO_TASK_POLICY] if unconfined else []

    def request(self, action: str, resource: Resource, context: Entries = NOTHING) -> Request:
        """A request of the caller. Raises `RequestError` for a key that stands twice, in different letter case."""
        remarks = list(self._remarks)
        if resource.arn != "*" and takes_no_resource(action):
            remarks.append(f"{action} works on no single resource, so it is decided on `*` and not on {resource.arn}")
            resource = resource.replace(arn="*", account=resource.owner)
        given = normalised(context)
        values = {**self._common, **self._of_resource(action, resource)}
        if self._seconds is None:
            values |= normalised(dict(of_clock(time.time())))
        if region := requested_region(action, resource):
            values["aws:requestedregion"] = region
        if keys := tag_keys(context):
            values["aws:tagkeys"] = keys
        if not self._called_via and "aws:calledvia" in given:
            values |= normalised(dict(of_route("", _listed(given["aws:calledvia"]))))
        remarks.extend(_overridden(values, given))
        values.update(given)
        return Request(
            caller=self.caller,
            action=action,
            resource=resource,
            values=values,
            known_absent=self._absent,
            remarks=tuple(remarks),
            accounts=self.accounts,
            has_boundary=self._has_boundary,
        )

    def _of_resource(self, action: str, resource: Resource) -> dict[str, Value]:
        owner = resource.foreign_object_owner or resource.owner or self.caller.account
        known = self._of_owner.get(owner)
        if known is None:
            known = self._of_owner[owner] = normalised(dict(of_owner(owner, self.accounts)))
        tags: dict[str, Value] = {f"aws:resourcetag/{name.lower()}": value for name, value in resource.tags.items()}
        return tags if lacks_resource_account(action) else {**known, **tags}


_NO_TASK_POLICY = "an AssumeRoot session is limited by its task policy, and none is given"


def build_request(
    *,
    caller: Caller,
    action: str,
    resource: Resource,
    context: Entries,
    accounts: Mapping[str, Account] = NOTHING,
    now: str = "",
    has_boundary: bool = False,
) -> Request:
    """A single request; for many of one caller make its `Circumstances` once.

    `now` is an ISO 8601 instant, empty for the machine's clock. Raises `RequestError`.
    """
    circumstances = Circumstances(caller=caller, accounts=accounts, now=now, has_boundary=has_boundary)
    return circumstances.request(action, resource, context)


def _overridden(derived: Mapping[str, Value], given: Mapping[str, Value]) -> Iterator[str]:
    for key in derived.keys() & given.keys():
        if given[key] != derived[key]:
            yield f"the given value of {key} replaces the one that follows from the request"


def _listed(value: Value) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _seconds(now: str) -> float | None:
    if not now:
        return None
    seconds = instant(now)
    if seconds is None:
        raise RequestError(f"now: `{now}` is no instant; write one such as 2026-01-31T12:00:00Z")
    return float(seconds)

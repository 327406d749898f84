"""A caller in its circumstances: what all its requests have in common is worked out once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policy_engine.catalog import takes_no_resource
from policy_engine.catalog.special import home_region, lacks_resource_account
from policy_engine.context import Entries, Value, Values, given_context, normalised, value_text
from policy_engine.derived_keys import clock_values, known_absent, of_caller, of_owner, of_route
from policy_engine.errors import RequestError
from policy_engine.principals import Caller, RootUser
from policy_engine.record import NOTHING
from policy_engine.request import Account, Request, RequestKind, RequestMaker, Resource, resource_named
from policy_engine.values import instant

_KINDS_KEPT = 4096


class Circumstances(RequestMaker):
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
        self._common = normalised(dict(of_caller(caller, accounts)))
        self._common |= normalised(dict(of_route(endpoint, self._called_via)))
        if self._seconds is not None:
            self._common |= clock_values(int(self._seconds // 1))
        unconfined = isinstance(caller, RootUser) and caller.assumed and not confined
        self._remarks = [_NO_TASK_POLICY] if unconfined else []
        through = through_endpoint or bool(endpoint)
        self._members = {
            "maker": self,
            "caller": caller,
            "accounts": accounts,
            "known_absent": known_absent(caller, through_endpoint=through, tags_known=bool(caller.tags)),
            "has_boundary": has_boundary,
        }
        self._kinds: dict[object, RequestKind] = {}
        self._derived: dict[object, dict[str, Value]] = {}

    def request(self, action: str, resource: Resource | str, context: Entries = NOTHING) -> Request:
        """A request of the caller; the resource may be given by its ARN alone.

        Raises `RequestError` for a key that stands twice, in different letter case.
        """
        if isinstance(resource, str):
            resource = resource_named(resource)
        kind = self._kinds.get((action, resource.place))
        if kind is None:
            kind = self._kind(action, resource)
        now = None if self._seconds is not None else time.time()
        return Request.of_kind(kind, resource, given_context(context), now)

    def _kind(self, action: str, resource: Resource) -> RequestKind:
        """Kept, if nothing of the resource bears on it but its place."""
        resourceless = resource.arn != "*" and takes_no_resource(action)
        region = home_region(action) or ("" if resourceless else resource.place.region)
        owner = "" if lacks_resource_account(action) else self._owner(resource)
        kind = RequestKind(action, self._members, self._derived_values(owner, region), resourceless=resourceless)
        if resource.place.plain:
            if len(self._kinds) >= _KINDS_KEPT:
                self._kinds.clear()
                self._derived.clear()
            self._kinds[action, resource.place] = kind
        return kind

    def _owner(self, resource: Resource) -> str:
        return resource.foreign_object_owner or resource.owner or self.caller.account

    def _derived_values(self, owner: str, region: str) -> dict[str, Value]:
        derived = self._derived.get((owner, region))
        if derived is None:
            derived = {**self._common, **normalised(dict(of_owner(owner, self.accounts)))}
            if region:
                derived["aws:requestedregion"] = region
            self._derived[owner, region] = derived
        return derived

    def values_of(self, request: Request) -> Values:
        """The context values of a request that was made here: what follows from it, and over that what was given."""
        shape, raw = request.given
        return {**self._following_from(request), **shape.values(raw)}

    def some_values_of(self, request: Request, keys: Iterable[str]) -> Values:
        """The values of some keys, those that a request has."""
        shape, raw = request.given
        places, following = shape.places, self._following_from(request)
        found: dict[str, Value] = {}
        for key in keys:
            place = places.get(key)
            if place is not None:
                found[key] = value_text(raw[place])
            elif key in following:
                found[key] = following[key]
        return found

    def _following_from(self, request: Request) -> Mapping[str, Value]:
        shape, raw = request.given
        further: dict[str, Value] = {}
        if request.resource.tags:
            further |= {f"aws:resourcetag/{name.lower()}": value for name, value in request.resource.tags.items()}
        if request.now is not None:
            further |= clock_values(int(request.now))
        if shape.tags:
            further["aws:tagkeys"] = shape.tags
        if not self._called_via and (via := shape.places.get("aws:calledvia")) is not None:
            further |= normalised(dict(of_route("", _listed(value_text(raw[via])))))
        return {**request.kind.derived, **further} if further else request.kind.derived

    def remarks_on(self, request: Request) -> tuple[str, ...]:
        """What was surprising in the input of a request that was made here."""
        remarks = list(self._remarks)
        if request.asked:
            remarks.append(
                f"{request.action} works on no single resource, so it is decided on `*` and not on {request.asked}"
            )
        shape, raw = request.given
        remarks.extend(_overridden(self._following_from(request), shape.values(raw)))
        return tuple(remarks)


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
    for key, value in given.items():
        if key in derived and value != derived[key]:
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

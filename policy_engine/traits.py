"""What makes a request common, and what the common requests that are decided alike have in common."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.authorizers import rules_for
from policy_engine.gather import rcps_apply, scps_apply
from policy_engine.matching import STAND_INS, needs_resource_element
from policy_engine.request import Request


class Alike:
    """What the decision on a common request depends on, beside the policies, the action and the statements' tests."""

    __slots__ = ("bare", "rcps", "resource_policy", "scps", "sessions", "star")

    def __init__(
        self, *, star: bool, scps: bool, rcps: bool, resource_policy: bool, sessions: bool, bare: bool
    ) -> None:
        self.star = star
        """The resource is `*`."""
        self.scps = scps
        """SCPs apply, where there are some; and so on."""
        self.rcps = rcps
        self.resource_policy = resource_policy
        self.sessions = sessions
        self.bare = bare
        """A statement of a resource's policy without Resource element is about that resource."""


class Traits:
    """An action and what requests for it are alike in."""

    __slots__ = ("action", "alike")

    def __init__(self, action: str, alike: Alike) -> None:
        self.action = action
        """In lower case."""
        self.alike = alike


# Equal ones are one object, so that plans are found by identity.
_alike = lru_cache(maxsize=64)(Alike)
_traits = lru_cache(maxsize=65536)(Traits)


def traits_of(request: Request) -> Traits | None:
    """The traits of a common request; `None` where it is not common."""
    if request.action_key in special_actions(request.service, star=request.resource.place.star):
        return None
    alike = alike_of(request)
    return None if alike is None else _traits(request.action_key, alike)


def alike_of(request: Request) -> Alike | None:
    """What requests are alike in that are common whatever the action of the service, unless that is a special one:
    those of a user or role, on a resource of its account, to a service whose own rules have nothing to say about it.
    """
    rules = rules_for(request.service)
    if not request.caller.plain or request.cross_account or not rules.ordinary(request.resource):
        return None
    star = request.resource.place.star
    return _alike(
        star=star,
        scps=scps_apply(request),
        rcps=not star and rcps_apply(request, rules),
        resource_policy=not rules.spares_from_resource_policy(request),
        sessions=request.caller.temporary,
        bare=not needs_resource_element(request.service),
    )


@lru_cache(maxsize=1024)
def special_actions(service: str, *, star: bool) -> frozenset[str]:
    """The actions of a service, in lower case, that are never common; with `star` on the resource `*`."""
    return rules_for(service).special_actions | (STAND_INS.keys() if star else frozenset())

"""What makes a request common, and what the common requests that are decided alike have in common."""

from __future__ import annotations

from typing import NamedTuple

from policy_engine.authorizers import rules_for
from policy_engine.gather import rcps_apply, scps_apply
from policy_engine.matching import STAND_INS, needs_resource_element
from policy_engine.request import Request


class Traits(NamedTuple):
    """What the decision on a common request depends on, beside the policies and the tests of their statements."""

    action: str
    """In lower case."""
    star: bool
    """The resource is `*`."""
    scps: bool
    """SCPs apply, where there are some; and so on."""
    rcps: bool
    resource_policy: bool
    sessions: bool
    bare: bool
    """A statement of a resource's policy without Resource element is about that resource."""


def traits_of(request: Request) -> Traits | None:
    """The traits of a common request: of a user or role, on a resource of its account, to a service whose own rules
    have nothing to say about it. `None` for all others.
    """
    rules = rules_for(request.service)
    if not request.caller.plain or request.cross_account or not rules.ordinary(request):
        return None
    star = request.resource.place.star
    if star and request.action_key in STAND_INS:
        return None
    return Traits(
        action=request.action_key,
        star=star,
        scps=scps_apply(request),
        rcps=not star and rcps_apply(request, rules),
        resource_policy=not rules.spares_from_resource_policy(request),
        sessions=request.caller.temporary,
        bare=not needs_resource_element(request.service),
    )

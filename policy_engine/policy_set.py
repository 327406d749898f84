"""The policies around a request, by kind."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from policy_engine.action_index import ActionIndex
from policy_engine.compile import CompiledPolicy
from policy_engine.record import Record, fresh


class PolicyKind(Enum):
    """The part a policy plays in a decision."""

    SCP = "scp"
    RCP = "rcp"
    ENDPOINT = "endpoint"
    RESOURCE = "resource"
    TRUST = "trust"
    IDENTITY = "identity"
    BOUNDARY = "boundary"
    SESSION = "session"
    SPECIAL = "special"
    """No policy: a rule of AWS's own, such as what a kind of credential may never do."""


Level = tuple[CompiledPolicy, ...]


class PolicySet(Record):
    """Every policy that may bear on a request; what is not attached is empty or `None`.

    `identity` are the caller's own policies and those of its groups (for a federated-user session the parent
    user's). `resource` is the policy of the request's resource: bucket, queue, key, trust policy. `scp` and `rcp` are
    levels from the organization's root down to the account; an empty level of SCPs allows nothing. `caller_rcp`
    are those of the caller's account, for actions without a resource.
    """

    identity: Level = ()
    boundary: CompiledPolicy | None = None
    session: Level = ()
    resource: CompiledPolicy | None = None
    scp: tuple[Level, ...] = ()
    rcp: tuple[Level, ...] = ()
    caller_rcp: tuple[Level, ...] = ()
    endpoint: CompiledPolicy | None = None
    plans: dict[Any, Any] = fresh(default_factory=dict, init=False)
    """What was worked out for the actions asked so far; see `plan`."""

    @property
    def indexes(self) -> tuple[ActionIndex, ...]:
        """The action index of every policy, in the order of `all`."""
        found: tuple[ActionIndex, ...] | None = self.plans.get("indexes")
        if found is None:
            found = self.plans["indexes"] = tuple(policy.index for policy in self.all())
        return found

    def all(self) -> Iterator[CompiledPolicy]:
        """Every policy once, in the order of the kinds."""
        yield from self.identity
        yield from self.session
        yield from (each for each in (self.boundary, self.resource, self.endpoint) if each)
        yield from (policy for level in (*self.scp, *self.rcp) for policy in level)

"""The policies around a request, by kind."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from policy_engine.action_index import ActionIndex
from policy_engine.compile import CompiledPolicy
from policy_engine.record import Record, fresh

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PolicyKind(Enum):
    """The part a policy plays in a decision."""

    # What policies say is kept by their kind; the hash of an enum is slow.
    __hash__ = object.__hash__

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


class _Index:
    """Finds the statements of a policy set; most sets are asked about one action only, and not worth an own index."""

    __slots__ = ("_asked", "_merged")

    def __init__(self) -> None:
        self._asked = 0
        self._merged: ActionIndex | None = None

    @property
    def merged(self) -> bool:
        """Whether one look-up serves all policies."""
        return self._merged is not None

    def statements(self, policies: PolicySet, action: str) -> int:
        """The bits of the statements that cover an action, policy by policy or in one look-up."""
        if self._merged is not None:
            return self._merged.statements(action)
        self._asked += 1
        if self._asked > _FEW:
            self._merged = ActionIndex()
            for policy in policies.all():
                self._merged.append(policy.index)
            return self._merged.statements(action)
        bits = offset = 0
        for policy in policies.all():
            bits |= policy.index.statements(action) << offset
            offset += policy.index.size
        return bits


_FEW = 8


class PolicySet(Record):
    """Every policy that may bear on a request; what is not attached is empty or `None`.

    `identity` are the caller's own policies and those of its groups (for a federated-user session the parent
    user's). `resource` is the policy of the request's resource: bucket, queue, key, trust policy. `scp` and `rcp` are
    levels from the organization's root down to the account; an empty level of SCPs allows nothing. `caller_rcp`
    are those of the caller's account, for actions without a resource. With `resource_aside` the question leaves aside
    what hangs on the resource, so that no resource policy is missed.
    """

    identity: Level = ()
    boundary: CompiledPolicy | None = None
    session: Level = ()
    resource: CompiledPolicy | None = None
    scp: tuple[Level, ...] = ()
    rcp: tuple[Level, ...] = ()
    caller_rcp: tuple[Level, ...] = ()
    endpoint: CompiledPolicy | None = None
    resource_aside: bool = False
    index: _Index = fresh(default_factory=_Index, init=False)
    plans: dict[Any, Any] = fresh(default_factory=dict, init=False)
    """What was worked out for the actions asked so far; see `plan`."""

    def statements(self, action: str) -> int:
        """The bits of the statements that cover an action, given in lower case, in the order of `all`."""
        return self.index.statements(self, action)

    def all(self) -> Iterator[CompiledPolicy]:
        """Every policy once, in the order of the kinds."""
        yield from self.identity
        yield from self.session
        yield from (each for each in (self.boundary, self.resource, self.endpoint) if each)
        yield from (policy for level in (*self.scp, *self.rcp) for policy in level)

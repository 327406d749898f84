"""What AWS told of a denied request."""

from __future__ import annotations

import re
from collections.abc import Mapping

from policy_engine.context import Value
from policy_engine.policy_set import PolicyKind
from policy_engine.record import NOTHING, Record
from policy_engine.verdicts import Outcome

_ACTION = re.compile(r"[^:\s]+:[^:\s]+")


class ToldStatement(Record):
    """A statement that decided, as a decoded authorization message holds it."""

    sid: str
    effect: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: tuple[tuple[str, tuple[str, ...]], ...]
    """Keys with their values; the message does not name the operators."""


class Denial(Record):
    """The parts of a message, empty where it does not have them; `outcome` is `allowed` for a dry run that would work.

    A denial without `outcome` does not say whether something denied explicitly or nothing allowed. `through` is the
    kind of policy behind `kind` where a message says `transitively through`; `policy` the ARN of the policy that
    denied. `details` are members of a request object (`docs/cli.md`, "Request files") that only decoded messages and
    events know. `concluded` says which parts stand in no message and are inferred, `unread` what was not understood.
    """

    text: str
    outcome: Outcome | None = None
    kind: PolicyKind | None = None
    through: PolicyKind | None = None
    policy: str = ""
    special: str = ""
    principal: str = ""
    action: str = ""
    resource: str = ""
    context: Mapping[str, Value] = NOTHING
    details: Mapping[str, object] = NOTHING
    statements: tuple[ToldStatement, ...] = ()
    error_code: str = ""
    operation: str = ""
    request_id: str = ""
    encoded: str = ""
    concluded: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def names_request(self) -> bool:
        """Whether it says enough to ask again: at least the action."""
        return _ACTION.fullmatch(self.action) is not None

    @property
    def rests_on_policies(self) -> bool:
        """Whether policies have a part in the answer."""
        return self.outcome is not Outcome.ALLOWED and self.kind is not PolicyKind.SPECIAL

"""The answer to the question who can do something, as data."""

from __future__ import annotations

from enum import Enum

from policy_engine.patterns import Test
from policy_engine.record import Record
from policy_engine.residual import Certainty, Residual


class PrincipalKind(Enum):
    """What a principal is."""

    USER = "user"
    ROLE = "role"
    """Every session of it."""
    SESSION = "session"
    """A session of a role that a policy names by its own name."""
    ROOT = "root"
    """The root user of an account."""
    ACCOUNT = "account"
    """Everyone in an account that is not described."""
    PRINCIPAL = "principal"
    """A user, role or session of an account that is not described."""
    SERVICE = "service"
    SERVICES = "services"
    """Every AWS service."""
    PROVIDER = "provider"
    """Whoever an identity provider vouches for."""
    EVERYONE = "everyone"
    """Everyone with credentials of any account that is not described."""
    ANONYMOUS = "anonymous"
    """Requests without credentials."""


class Principal(Record):
    """Somebody who can ask; `name` is an ARN, an account number, or a name of a service or provider."""

    kind: PrincipalKind
    name: str
    account: str = ""

    @property
    def outside(self) -> bool:
        """Whether its own account must allow as well, with policies that nobody gave."""
        return self.kind in (PrincipalKind.ACCOUNT, PrincipalKind.PRINCIPAL, PrincipalKind.EVERYONE)

    def is_named(self, test: Test) -> bool:
        """Whether a pattern covers its name, or the number of the account whose root user it is."""
        return test(self.name) or (self.kind is PrincipalKind.ROOT and test(self.account))


class Hop(Record):
    """A role is assumed: by which action, what that rests on, and the name its session must have, if one is needed."""

    role: str
    action: str
    residual: Residual
    session: str = ""


class Path(Record):
    """One way for a principal: the roles it assumes one after the other, and what the last of them rests on."""

    hops: tuple[Hop, ...]
    residual: Residual

    @property
    def certainty(self) -> Certainty:
        """Whether any step rests on keys that nobody gave."""
        steps = (*(hop.residual for hop in self.hops), self.residual)
        sure = all(step.certainty is Certainty.ALLOWED for step in steps)
        return Certainty.ALLOWED if sure else Certainty.CONDITIONAL


class Access(Record):
    """A principal that can: the shortest path, and where that has conditions the shortest one without."""

    principal: Principal
    paths: tuple[Path, ...]

    @property
    def certainty(self) -> Certainty:
        """Of the best path."""
        sure = any(path.certainty is Certainty.ALLOWED for path in self.paths)
        return Certainty.ALLOWED if sure else Certainty.CONDITIONAL


class WhoCan(Record):
    """Everyone who can, those that need no other role first; `remarks` are on what is not described."""

    action: str
    resource: str
    accesses: tuple[Access, ...]
    remarks: tuple[str, ...] = ()

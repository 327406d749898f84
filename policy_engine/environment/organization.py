"""An organization: its root, units and accounts, with the policies that are attached to each."""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.compile import CompiledPolicy
from policy_engine.environment.policies import KnownPolicy
from policy_engine.errors import RequestError
from policy_engine.record import NOTHING, Record
from policy_engine.syntax.document import PolicyType


class Target(Record):
    """The root, a unit or an account; `parent` is the id of what it stands in, empty for the root.

    Policies that are `None` are not known; `missing` says where they should have been.
    """

    id: str
    parent: str = ""
    name: str = ""
    scps: tuple[KnownPolicy, ...] | None = ()
    rcps: tuple[KnownPolicy, ...] | None = ()
    missing: str = ""


class Organization(Record):
    """Roots, units and accounts by id.

    `members` are its accounts, where that is known from a list; otherwise an account without a parent is an error.
    `delegated` are the services that an account administers for the organization.
    """

    id: str
    management_account: str
    targets: Mapping[str, Target]
    delegated: Mapping[str, tuple[str, ...]] = NOTHING
    members: frozenset[str] | None = None
    file: str = ""

    def has(self, number: str) -> bool:
        """Whether an account is in the organization. Raises `RequestError` where that is not known."""
        if number in self.targets or number == self.management_account:
            return True
        if self.members is None:
            raise RequestError(
                f"{self.file}: whether the account {number} is in {self.id} is not known; add what "
                "`aws organizations list-accounts` prints"
            )
        return number in self.members

    def governs(self, number: str) -> bool:
        """Whether its policies reach an account: the management account is beyond them."""
        return bool(number) and number != self.management_account and self.has(number)

    def way(self, number: str) -> list[Target]:
        """From the root down to the account. Raises `RequestError` where a parent is not known."""
        way: list[Target] = []
        at = number
        while at:
            target = self.targets.get(at)
            if target is None or any(target is each for each in way):
                raise RequestError(
                    f"{self.file}: the parent of `{at}` is not known; add what "
                    f"`aws organizations list-parents --child-id {at}` prints, in a file with {at} in its name"
                )
            way.append(target)
            at = target.parent
        return way[::-1]

    def path(self, number: str) -> str:
        """The value of `aws:PrincipalOrgPaths` for an account."""
        return "/".join((self.id, *(target.id for target in self.way(number)[:-1]), ""))

    def levels(self, number: str, policy_type: PolicyType) -> list[list[CompiledPolicy]]:
        """The SCPs or RCPs over an account, from the root down. Raises `RequestError` where some are not known."""
        return [self._level(target, policy_type) for target in self.way(number)]

    def _level(self, target: Target, policy_type: PolicyType) -> list[CompiledPolicy]:
        policies = target.scps if policy_type is PolicyType.SCP else target.rcps
        if policies is None:
            raise RequestError(target.missing)
        return [policy.compiled(policy_type) for policy in policies]

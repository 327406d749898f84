"""What an environment knows: accounts with their principals, policies and resources, and the organization.

Names that lead nowhere are errors when they are needed, and say which file should have had what they name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_engine.environment.missing import missing_entity, missing_policy
from policy_engine.environment.organization import Organization
from policy_engine.environment.policies import KnownPolicy
from policy_engine.errors import RequestError
from policy_engine.record import NOTHING, Record, late


class Holder(Record):
    """Who holds policies of its own: inline ones, and managed ones by ARN."""

    arn: str
    inline: tuple[KnownPolicy, ...] = ()
    attached: tuple[str, ...] = ()
    file: str = ""
    """Where it is described."""

    @property
    def name(self) -> str:
        """The last part of its ARN."""
        return self.arn.rsplit("/", 1)[-1]


class Group(Holder):
    """A group of IAM users."""


class Entity(Holder):
    """A user or role; `boundary` is the ARN of its permissions boundary, empty without one."""

    id: str = ""
    boundary: str = ""
    tags: Mapping[str, str] = NOTHING


class User(Entity):
    """An IAM user; `groups` by name."""

    groups: tuple[str, ...] = ()


class Role(Entity):
    """A role with its trust policy."""

    trust: KnownPolicy | None = None

    @property
    def service_linked(self) -> bool:
        """Whether it belongs to a service."""
        return ":role/aws-service-role/" in self.arn


class KnownResource(Record):
    """A resource that is described: its policy, if it has one, and its members as in a request file."""

    arn: str
    account: str
    policy: KnownPolicy | None = None
    facts: Mapping[str, object] = NOTHING
    file: str = ""


class Account(Record):
    """An AWS account; principals by name, managed policies by ARN, resources by ARN."""

    number: str
    name: str = ""
    canonical_id: str = ""
    users: Mapping[str, User] = NOTHING
    groups: Mapping[str, Group] = NOTHING
    roles: Mapping[str, Role] = NOTHING
    policies: Mapping[str, KnownPolicy] = NOTHING
    resources: Mapping[str, KnownResource] = NOTHING
    files: tuple[str, ...] = ()

    def policies_of(self, holder: Holder) -> tuple[KnownPolicy, ...]:
        """Its inline and attached policies. Raises `RequestError` for one that is not described."""
        return (*holder.inline, *(self.policy(arn, holder.arn) for arn in holder.attached))

    def boundary_of(self, entity: Entity) -> KnownPolicy | None:
        """The permissions boundary of a user or role. Raises `RequestError` where it is not described."""
        return self.policy(entity.boundary, entity.arn) if entity.boundary else None

    def groups_of(self, user: User) -> tuple[Group, ...]:
        """The groups of a user. Raises `RequestError` for one that is not described."""
        for name in user.groups:
            if name not in self.groups:
                raise missing_entity("group", name, self.groups, self.files, needed_by=user.arn)
        return tuple(self.groups[name] for name in user.groups)

    def policy(self, arn: str, holder: str) -> KnownPolicy:
        """A managed policy that is attached. Raises `RequestError` where it is not described."""
        found = self.policies.get(arn)
        if found is None:
            raise missing_policy(arn, holder, self.files)
        return found

    @property
    def entities(self) -> Iterator[Entity]:
        """Every user and role."""
        yield from self.users.values()
        yield from self.roles.values()

    @late
    def arns(self) -> Mapping[str, Entity]:
        """Every user and role by ARN."""
        return {each.arn: each for each in self.entities}

    def entity(self, arn: str) -> Entity | None:
        """The user or role of an ARN."""
        return self.arns.get(arn)


class Surroundings(Record):
    """Accounts by number, and the organization they are in, if they are in one; `files` are what was read."""

    accounts: Mapping[str, Account]
    organization: Organization | None = None
    files: tuple[str, ...] = ()

    def account(self, number: str) -> Account:
        """An account that is described. Raises `RequestError` for another."""
        found = self.accounts.get(number)
        if found is None:
            known = ", ".join(sorted(self.accounts)) or "none"
            raise RequestError(
                f"no file describes the account {number} (described: {known}); add what "
                "`aws iam get-account-authorization-details` prints there"
            )
        return found

    @property
    def entities(self) -> Iterator[Entity]:
        """Every user and role of every account."""
        for account in self.accounts.values():
            yield from account.entities

    @late
    def resources(self) -> Mapping[str, KnownResource]:
        """Every resource that is described, by ARN."""
        return {arn: each for account in self.accounts.values() for arn, each in account.resources.items()}

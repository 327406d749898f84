"""Who calls: one class per kind of caller.

Each knows its ARN and account, the chain of names by which a Principal element may name it, and the condition keys
that follow from it. Source: docs/semantics.md, "Principals" and "Context keys"; AWS: "AWS JSON policy elements:
Principal" and "AWS global condition context keys".
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from policy_engine.arn import parse_arn
from policy_engine.named import NamedTuple
from policy_engine.record import NOTHING, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Grant(IntEnum):
    """How directly a resource-based policy names the caller; the larger, the stronger."""

    ACCOUNT = 1
    ENTITY = 2
    DIRECT = 3


class Link(NamedTuple):
    """One member of a caller's chain: the ways to write it (`AWS:arn…`, `Service:…`) and the grant it gives."""

    names: frozenset[str]
    grant: Grant


def _aws(*names: str) -> frozenset[str]:
    return frozenset(f"AWS:{name}" for name in names if name)


class Caller(Record):
    """What every caller has. `account` and `arn` are empty for those without one."""

    arn: str = ""
    account: str = ""
    partition: str = "aws"
    signed: ClassVar[bool] = True
    identity_side: ClassVar[bool] = True
    """Has identity policies, a boundary, session policies and SCPs of its own."""
    has_entity: ClassVar[bool] = False
    """Stands for an IAM user or role, which can have a permissions boundary."""
    temporary: ClassVar[bool] = False
    principal_type: ClassVar[str] = ""

    @property
    def plain(self) -> bool:
        """A user or role whose credentials are no special case."""
        return False

    @property
    def own_links(self) -> tuple[Link, ...]:
        """The chain without the account."""
        return ()

    def pairs_with(self, action: str) -> bool:
        """Whether the caller can be named in a statement about the action (in lower case)."""
        return True

    @property
    def account_grant(self) -> Grant:
        """The grant of a policy that names the caller's account."""
        return Grant.ACCOUNT

    @property
    def principal_arn(self) -> str:
        """The value of `aws:PrincipalArn`."""
        return self.arn

    @property
    def user_id(self) -> str:
        """The value of `aws:userid`, empty where it is not known."""
        return ""

    @property
    def username(self) -> str:
        """The value of `aws:username`, empty for all but IAM users."""
        return ""

    @property
    def tags(self) -> Mapping[str, str]:
        """The principal tags, session tags over those of the role."""
        return NOTHING

    @property
    def display(self) -> str:
        """The name AWS uses in a message."""
        return self.arn

    @property
    def service_linked(self) -> bool:
        """Whether it is a session of a service-linked role."""
        return False

    @property
    def always_confined(self) -> bool:
        """Whether it has nothing of its own but what a session policy lets through, also where none is given."""
        return False


class IamUser(Caller):
    """An IAM user with long-term keys, or with those of GetSessionToken."""

    id: str = ""
    user_tags: Mapping[str, str] = NOTHING
    session_token: bool = False
    invented: bool = False
    """The name is the tool's, not the user's: keys that come from it count as missing."""
    principal_type: ClassVar[str] = "User"
    has_entity: ClassVar[bool] = True

    @property
    def plain(self) -> bool:
        return not self.session_token

    @property
    def own_links(self) -> tuple[Link, ...]:
        return (Link(_aws(self.arn, self.id), Grant.DIRECT),)

    @property
    def user_id(self) -> str:
        return self.id

    @property
    def username(self) -> str:
        return "" if self.invented else self.arn.rsplit("/", 1)[-1]

    @property
    def tags(self) -> Mapping[str, str]:
        return self.user_tags


class Role(Caller):
    """A role "itself", as the policy simulator takes it."""

    id: str = ""
    role_tags: Mapping[str, str] = NOTHING
    principal_type: ClassVar[str] = "AssumedRole"
    has_entity: ClassVar[bool] = True

    @property
    def plain(self) -> bool:
        return True

    @property
    def own_links(self) -> tuple[Link, ...]:
        return (Link(_aws(self.arn, self.id), Grant.ENTITY),)

    @property
    def tags(self) -> Mapping[str, str]:
        return self.role_tags

    @property
    def service_linked(self) -> bool:
        return _is_service_linked(self.arn)


class RoleSession(Caller):
    """A session of a role; `role_arn` has the role's path, which the session's own ARN has not."""

    role_arn: str
    role_id: str = ""
    role_tags: Mapping[str, str] = NOTHING
    session_tags: Mapping[str, str] = NOTHING
    linked: bool = False
    principal_type: ClassVar[str] = "AssumedRole"
    has_entity: ClassVar[bool] = True
    temporary: ClassVar[bool] = True

    @property
    def plain(self) -> bool:
        return True

    @property
    def session_name(self) -> str:
        """The role session name."""
        return self.arn.rsplit("/", 1)[-1]

    @property
    def own_links(self) -> tuple[Link, ...]:
        session = Link(_aws(self.arn), Grant.DIRECT)
        return (session, Link(_aws(self.role_arn, self.role_id), Grant.ENTITY))

    @property
    def principal_arn(self) -> str:
        return self.role_arn

    @property
    def user_id(self) -> str:
        return f"{self.role_id}:{self.session_name}" if self.role_id else ""

    @property
    def tags(self) -> Mapping[str, str]:
        overridden = {name.lower() for name in self.session_tags}
        inherited = {name: value for name, value in self.role_tags.items() if name.lower() not in overridden}
        return {**inherited, **self.session_tags}

    @property
    def service_linked(self) -> bool:
        return self.linked or _is_service_linked(self.role_arn)


class FederatedUser(Caller):
    """A GetFederationToken session, with the user that made it."""

    parent_arn: str = ""
    parent_id: str = ""
    session_tags: Mapping[str, str] = NOTHING
    principal_type: ClassVar[str] = "FederatedUser"
    has_entity: ClassVar[bool] = True
    temporary: ClassVar[bool] = True

    @property
    def own_links(self) -> tuple[Link, ...]:
        session = Link(_aws(self.arn), Grant.DIRECT)
        parent = Link(_aws(self.parent_arn, self.parent_id), Grant.ENTITY)
        return (session, parent) if self.parent_arn else (session,)

    @property
    def user_id(self) -> str:
        return f"{self.account}:{self.arn.rsplit('/', 1)[-1]}"

    @property
    def always_confined(self) -> bool:
        return True

    @property
    def tags(self) -> Mapping[str, str]:
        return self.session_tags


class RootUser(Caller):
    """The root user of an account, or an AssumeRoot session of it."""

    assumed: bool = False
    principal_type: ClassVar[str] = "Account"

    @property
    def account_grant(self) -> Grant:
        return Grant.DIRECT

    @property
    def user_id(self) -> str:
        return self.account


class ServicePrincipal(Caller):
    """An AWS service that calls for itself; `names` are all its names, the calling one first."""

    names: tuple[str, ...]
    identity_side: ClassVar[bool] = False

    @property
    def own_links(self) -> tuple[Link, ...]:
        return (Link(frozenset(f"Service:{name}" for name in self.names), Grant.DIRECT),)

    @property
    def display(self) -> str:
        return self.names[0]


class FederatedIdentity(Caller):
    """The unsigned caller of AssumeRoleWithWebIdentity or AssumeRoleWithSAML, known by its identity provider."""

    provider: str
    signed: ClassVar[bool] = False
    identity_side: ClassVar[bool] = False

    @property
    def own_links(self) -> tuple[Link, ...]:
        return (Link(frozenset({f"Federated:{self.provider}"}), Grant.DIRECT),)

    def pairs_with(self, action: str) -> bool:
        saml = ":saml-provider/" in self.provider
        own = "sts:assumerolewithsaml" if saml else "sts:assumerolewithwebidentity"
        return action in (own, "sts:tagsession", "sts:setsourceidentity")

    @property
    def display(self) -> str:
        return self.provider


class Anonymous(Caller):
    """An unsigned request."""

    signed: ClassVar[bool] = False
    identity_side: ClassVar[bool] = False
    principal_type: ClassVar[str] = "Anonymous"

    @property
    def user_id(self) -> str:
        return "anonymous"

    @property
    def display(self) -> str:
        return "anonymous"


def _is_service_linked(role_arn: str) -> bool:
    arn = parse_arn(role_arn)
    return arn is not None and arn.resource.startswith("role/aws-service-role/")


def chain(caller: Caller, *, resource_partition: str, canonical_id: str) -> tuple[Link, ...]:
    """The caller's names from the most specific to its account.

    A 12-digit account id takes the partition of the resource, so it names a caller of that partition only.
    """
    if not caller.account:
        return caller.own_links
    names = {f"AWS:arn:{caller.partition}:iam::{caller.account}:root"}
    if resource_partition in ("", caller.partition):
        names.add(f"AWS:{caller.account}")
    if canonical_id:
        names.add(f"CanonicalUser:{canonical_id}")
    return (*caller.own_links, Link(frozenset(names), caller.account_grant))

"""A request: who, what, on which resource, in which circumstances."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from policy_engine.arn import parse_arn
from policy_engine.context import Value, Values
from policy_engine.principals import Caller, Link, chain
from policy_engine.record import NOTHING, Record, fresh


class Organization(Record):
    """An account's place in AWS Organizations; `path` ends with a slash (`o-…/r-…/ou-…/`)."""

    id: str = ""
    path: str = ""
    management_account: bool = False


class Account(Record):
    """What is known of an account."""

    canonical_id: str = ""
    organization: Organization | None = None


class AclGrant(Record):
    """One grant of an S3 ACL: a canonical user id or a group URI, and a permission."""

    grantee: str
    permission: str


class PublicAccessBlock(Record):
    """The four flags of S3 Block Public Access, the strictest of all levels."""

    block_public_acls: bool = False
    ignore_public_acls: bool = False
    block_public_policy: bool = False
    restrict_public_buckets: bool = False


class S3Facts(Record):
    """What S3 knows of a bucket or object beside its policy."""

    object_owner: str = ""
    object_ownership: str = "BucketOwnerEnforced"
    bucket_acl: tuple[AclGrant, ...] = ()
    object_acl: tuple[AclGrant, ...] = ()
    block_public_access: PublicAccessBlock = PublicAccessBlock()


NO_FACTS = S3Facts()
"""What is known where nothing is given."""


class KmsGrant(Record):
    """A grant on a KMS key."""

    grantee: str
    operations: tuple[str, ...]
    encryption_context_equals: Mapping[str, str] | None = None
    encryption_context_subset: Mapping[str, str] | None = None


class KmsFacts(Record):
    """What KMS knows of a key beside its policy."""

    aws_managed: bool = False
    grants: tuple[KmsGrant, ...] = ()


class Resource(Record):
    """The resource of a request; `account` is its owner, needed where the ARN names none."""

    arn: str = "*"
    account: str = ""
    tags: Mapping[str, str] = NOTHING
    s3: S3Facts = NO_FACTS
    kms: KmsFacts = KmsFacts()

    @property
    def partition(self) -> str:
        """The partition its ARN names, empty for `*`."""
        arn = parse_arn(self.arn)
        return arn.partition if arn else ""

    @property
    def owner(self) -> str:
        """The account that owns it, empty where that is not known."""
        if self.account:
            return self.account
        arn = parse_arn(self.arn)
        return arn.account if arn and arn.account.isdigit() else ""

    @property
    def foreign_object_owner(self) -> str:
        """The owner of an S3 object in a bucket of another account's, empty otherwise."""
        if self.s3.object_ownership == "BucketOwnerEnforced" or "/" not in self.arn:
            return ""
        return self.s3.object_owner if self.s3.object_owner != self.owner else ""


class Request(Record, slots=False):
    """One (principal, action, resource) check with its context.

    `values` holds every context key the engine goes by, by lower-case name; `known_absent` the keys that such a
    request cannot carry; `remarks` what was surprising in the input.
    """

    caller: Caller
    action: str
    resource: Resource
    values: Values
    known_absent: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    accounts: Mapping[str, Account] = NOTHING
    has_boundary: bool = False
    traits: Any = fresh(default_factory=type(None), init=False)
    """What the short way to a decision depends on, once it is known; see `plan`."""

    def remember_traits(self, traits: Any) -> Any:
        """Keep what was worked out, so that a request that is asked again is prepared."""
        self.__dict__["traits"] = traits
        return traits

    @cached_property
    def action_key(self) -> str:
        """The action in lower case, as patterns compare it."""
        return self.action.lower()

    @property
    def service(self) -> str:
        """The action's service prefix."""
        return self.action_key.partition(":")[0]

    @cached_property
    def chain(self) -> tuple[Link, ...]:
        """The names by which a Principal element may name the caller."""
        if not self.caller.pairs_with(self.action_key):
            return ()
        account = self.accounts.get(self.caller.account)
        return chain(
            self.caller,
            resource_partition=self.resource.partition,
            canonical_id=account.canonical_id if account else "",
        )

    @property
    def resource_account(self) -> str:
        """The resource's owner; a resource without one counts as the caller's own."""
        return self.resource.foreign_object_owner or self.resource.owner or self.caller.account

    @property
    def cross_account(self) -> bool:
        """Whether caller and resource belong to different accounts."""
        return bool(self.caller.account) and self.caller.account != self.resource_account

    def value(self, key: str) -> Value | None:
        """The value of a context key, by any spelling."""
        return self.values.get(key.lower())

    def lacks(self, key: str) -> bool:
        """Whether such a request cannot carry the key (in lower case), so that its absence is no gap."""
        if key in self.known_absent:
            return True
        prefix, slash, _name = key.partition("/")
        return bool(slash) and prefix + slash in self.known_absent

    def flag(self, key: str) -> bool:
        """Whether a Boolean context key is present and true."""
        value = self.values.get(key.lower())
        return isinstance(value, str) and value.lower() == "true"

"""A request: who, what, on which resource, in which circumstances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from policy_engine.arn import parse_arn
from policy_engine.context import NOTHING_GIVEN, Given, Value, Values
from policy_engine.principals import Caller, Link, chain
from policy_engine.record import NOTHING, Record, late, otherwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self


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


NO_GRANTS = KmsFacts()


class Place:
    """Where a resource belongs: what requests on different resources may have in common; equal ones are one object."""

    __slots__ = ("owner", "partition", "plain", "region", "star")

    def __init__(self, *, star: bool, partition: str, region: str, owner: str, plain: bool) -> None:
        self.star = star
        """It is `*`."""
        self.partition = partition
        self.region = region
        self.owner = owner
        self.plain = plain
        """Nothing more is known of it than its ARN, owner and tags."""


_place = lru_cache(maxsize=4096)(Place)


class Resource(Record):
    """The resource of a request; `account` is its owner, needed where the ARN names none."""

    arn: str = "*"
    account: str = ""
    tags: Mapping[str, str] = NOTHING
    s3: S3Facts = NO_FACTS
    kms: KmsFacts = NO_GRANTS

    @late
    def place(self) -> Place:
        """What its ARN and account say of it, worked out once; partition and region are empty for `*`."""
        arn = parse_arn(self.arn)
        plain = self.s3 is NO_FACTS and self.kms == NO_GRANTS
        if arn is None:
            return _place(star=self.arn == "*", partition="", region="", owner=self.account, plain=plain)
        owner = self.account or (arn.account if arn.account.isdigit() else "")
        return _place(star=False, partition=arn.partition, region=arn.region, owner=owner, plain=plain)

    @property
    def partition(self) -> str:
        """The partition its ARN names, empty for `*`."""
        return self.place.partition

    @property
    def owner(self) -> str:
        """The account that owns it, empty where that is not known."""
        return self.place.owner

    @property
    def foreign_object_owner(self) -> str:
        """The owner of an S3 object in a bucket of another account's, empty otherwise."""
        if self.s3.object_ownership == "BucketOwnerEnforced" or "/" not in self.arn:
            return ""
        return self.s3.object_owner if self.s3.object_owner != self.owner else ""


@lru_cache(maxsize=4096)
def resource_named(arn: str) -> Resource:
    """The resource of which nothing but the ARN is known."""
    return Resource(arn=arn)


class RequestMaker:
    """What works out the context of the requests that it makes.

    Abstract: `Circumstances` is the one that there is, which imports this module and so cannot be named in it.
    """

    __slots__ = ()

    def values_of(self, request: Request) -> Values:
        """Every context value of a request."""
        raise NotImplementedError

    def some_values_of(self, request: Request, keys: Iterable[str]) -> Values:
        """The values of some keys, in lower case, of those that the request has."""
        raise NotImplementedError

    def remarks_on(self, request: Request) -> tuple[str, ...]:
        """What was surprising in the input of a request."""
        raise NotImplementedError


class RequestKind:
    """What the requests of one caller for an action on resources of one place have in common."""

    __slots__ = ("action", "chain", "derived", "members", "resourceless", "traits")

    def __init__(
        self,
        action: str = "",
        members: Mapping[str, Any] = NOTHING,
        derived: Values = NOTHING,
        *,
        resourceless: bool = False,
    ) -> None:
        self.action = action
        self.members = members
        """Members of all requests of the caller, by name."""
        self.derived = derived
        """The condition keys that follow from caller, owner and route, by lower-case name."""
        self.resourceless = resourceless
        """The action works on no single resource, and the requests name one."""
        self.chain: tuple[Link, ...] | None = None
        """The names of the caller, once they are asked for."""
        self.traits: Any = None
        """What the short way to a decision depends on, once it is known; see `plan`."""


class Request(Record, slots=False):
    """One (principal, action, resource) check with its context.

    `values` holds every context key the engine goes by, by lower-case name; `known_absent` the keys that such a
    request cannot carry; `remarks` what was surprising in the input.
    """

    caller: Caller
    action: str
    resource: Resource
    values: Values = otherwise(default_factory=lambda request: request.maker.values_of(request))
    known_absent: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = otherwise(default_factory=lambda request: request.maker.remarks_on(request))
    accounts: Mapping[str, Account] = NOTHING
    has_boundary: bool = False
    maker: ClassVar[RequestMaker | None] = None
    """What made the request, and works out its values and remarks; nothing where they were given."""
    given: ClassVar[Given] = NOTHING_GIVEN
    keys_read: ClassVar[tuple[str, ...]] = ()
    """The keys whose values a plan last asked for."""
    values_read: ClassVar[Values] = NOTHING
    """What it was given."""
    now: ClassVar[float | None] = None
    """When the request was made, where it goes by the machine's clock; in seconds since the epoch."""
    asked: ClassVar[str] = ""
    """The ARN that was asked about, where the action works on no single resource."""

    @classmethod
    def of_kind(cls, kind: RequestKind, resource: Resource, given: Given, now: float | None) -> Self:
        """A request that `Circumstances` make; its values and remarks are worked out when they are read."""
        request = object.__new__(cls)
        members = request.__dict__
        members.update(kind.members)
        members["kind"] = kind
        members["action"] = kind.action
        members["resource"] = resource
        members["given"] = given
        members["now"] = now
        if kind.resourceless:
            members["asked"] = resource.arn
            members["resource"] = resource.replace(arn="*", account=resource.owner)
        return request

    def with_remarks(self, remarks: tuple[str, ...]) -> Self:
        """The same request with more that was surprising in its input."""
        return self.replace(remarks=(*self.remarks, *remarks))

    def without(self, keys: frozenset[str]) -> Self:
        """The same request, known not to have some keys (in lower case)."""
        values = {key: value for key, value in self.values.items() if key not in keys}
        return self.replace(values=values, known_absent=self.known_absent | keys)

    @late
    def kind(self) -> RequestKind:
        """What it has in common with others; one that no circumstances made stands for itself."""
        return RequestKind()

    @late
    def action_key(self) -> str:
        """The action in lower case, as patterns compare it."""
        return self.action.lower()

    @property
    def service(self) -> str:
        """The action's service prefix."""
        return self.action_key.partition(":")[0]

    @property
    def chain(self) -> tuple[Link, ...]:
        """The names by which a Principal element may name the caller."""
        if self.kind.chain is None:
            self.kind.chain = self._chain()
        return self.kind.chain

    def _chain(self) -> tuple[Link, ...]:
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

    def values_for(self, keys: tuple[str, ...]) -> Values:
        """Values that hold at least those of the keys, in lower case; all are merged once other keys are asked for."""
        members = self.__dict__
        if "values" in members or self.keys_read or self.maker is None:
            found = self.values
        else:
            found = self.maker.some_values_of(self, keys)
        members["keys_read"], members["values_read"] = keys, found
        return found

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

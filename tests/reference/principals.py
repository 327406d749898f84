"""Who calls, and which principals of a policy mean that caller."""

import re
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import Any

from tests.reference.values import Json, listed

_PROVIDER_HOSTS = ("accounts.google.com", "graph.facebook.com", "www.amazon.com", "cognito-identity.amazonaws.com")


class Kind(Enum):
    """The kinds of callers."""

    USER = auto()
    ROLE_SESSION = auto()
    ROLE = auto()
    FEDERATED_USER = auto()
    ROOT = auto()
    ASSUMED_ROOT = auto()
    SERVICE = auto()
    ANONYMOUS = auto()
    WEB_IDENTITY = auto()
    SAML = auto()


class Grant(IntEnum):
    """How directly an Allow names the caller, weakest first."""

    ACCOUNT = 1
    ENTITY = 2
    # Both of these are the class DIRECT. They differ only for a user with a boundary who assumes a role.
    DIRECT_BY_NAME = 3
    DIRECT_BY_STAR = 4

    @property
    def label(self) -> str:
        """The name of the class."""
        return "DIRECT" if self >= Grant.DIRECT_BY_NAME else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A caller as far as the request describes it."""

    kind: Kind
    # The ARN, the name of a service or the name of an identity provider.
    name: str
    account: str | None
    partition: str | None
    # Of the user; of the role behind a session; of the parent of a federated user.
    entity_arn: str | None
    entity_id: str | None
    service_names: tuple[str, ...]
    service_linked: bool
    temporary: bool

    @property
    def has_identity_side(self) -> bool:
        """Identity policies and boundaries belong to users, roles, and the user behind a federated user."""
        return self.kind in (Kind.USER, Kind.ROLE_SESSION, Kind.ROLE, Kind.FEDERATED_USER)

    @property
    def is_root(self) -> bool:
        """The root user, in a session or not."""
        return self.kind in (Kind.ROOT, Kind.ASSUMED_ROOT)


def read_caller(given: str | Json) -> Caller:
    """Read the `principal` member of a request."""
    members: dict[str, Any] = {"arn": given} if isinstance(given, str) else given
    name = str(members["arn"])
    if re.fullmatch(r"[0-9]{12}", name):
        name = f"arn:aws:iam::{name}:root"
    kind = _kind(name, members.get("type"))
    fields = name.split(":", 5)
    in_account = kind not in (Kind.SERVICE, Kind.ANONYMOUS, Kind.WEB_IDENTITY, Kind.SAML)
    entity_arn, entity_id = _entity(kind, name, members)
    return Caller(
        kind=kind,
        name=name,
        account=fields[4] if in_account else None,
        partition=fields[1] if in_account else None,
        entity_arn=entity_arn,
        entity_id=entity_id,
        service_names=tuple(members.get("service_names") or [name]) if kind is Kind.SERVICE else (),
        service_linked=bool(members.get("service_linked")) or ":role/aws-service-role/" in (entity_arn or ""),
        temporary=members.get("credentials") == "session-token",
    )


def _kind(name: str, given: str | None) -> Kind:
    if given is not None:
        return Kind[given.replace("-", "_").upper()]
    if name == "anonymous":
        return Kind.ANONYMOUS
    if not name.startswith("arn:"):
        return Kind.WEB_IDENTITY if name in _PROVIDER_HOSTS else Kind.SERVICE
    resource = name.split(":", 5)[5]
    kinds = {
        "root": Kind.ROOT,
        "user": Kind.USER,
        "role": Kind.ROLE,
        "assumed-role": Kind.ROLE_SESSION,
        "federated-user": Kind.FEDERATED_USER,
        "oidc-provider": Kind.WEB_IDENTITY,
        "saml-provider": Kind.SAML,
    }
    return kinds[resource.partition("/")[0]]


def _entity(kind: Kind, name: str, members: Json) -> tuple[str | None, str | None]:
    if kind in (Kind.USER, Kind.ROLE):
        return name, members.get("id")
    if kind is Kind.FEDERATED_USER:
        return members.get("parent"), members.get("parent_id")
    if kind is Kind.ROLE_SESSION:
        _, partition, _, _, account, resource = name.split(":", 5)
        without_path = f"arn:{partition}:iam::{account}:role/{resource.split('/')[1]}"
        return members.get("role", without_path), members.get("id")
    return None, None


# One way to write a principal: its type and its text.
Spelling = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """One member of a caller's chain: every spelling of it, and the class of a grant that names it."""

    spellings: frozenset[Spelling]
    grant: Grant


def chain_of(caller: Caller, *, action: str, resource_partition: str | None, canonical_id: str | None) -> list[Link]:
    """The chain from the most specific name of the caller to its account."""
    if caller.kind is Kind.ANONYMOUS:
        return []
    if caller.kind is Kind.SERVICE:
        return [Link(frozenset(("Service", name) for name in caller.service_names), Grant.DIRECT_BY_NAME)]
    if caller.kind in (Kind.WEB_IDENTITY, Kind.SAML):
        if not _provider_goes_with(caller.kind, action):
            return []
        return [Link(frozenset({("Federated", caller.name)}), Grant.DIRECT_BY_NAME)]
    account = _account_link(caller, resource_partition, canonical_id)
    entity = _spellings(caller.entity_arn, caller.entity_id)
    own = _spellings(caller.name)
    match caller.kind:
        case Kind.USER:
            return [Link(entity, Grant.DIRECT_BY_NAME), account]
        case Kind.ROLE:
            return [Link(entity, Grant.ENTITY), account]
        case Kind.ROLE_SESSION | Kind.FEDERATED_USER:
            parent = [Link(entity, Grant.ENTITY)] if entity else []
            return [Link(own, Grant.DIRECT_BY_NAME), *parent, account]
        case _:
            return [account]


def _spellings(*texts: str | None) -> frozenset[Spelling]:
    return frozenset(("AWS", text) for text in texts if text is not None)


def _account_link(caller: Caller, resource_partition: str | None, canonical_id: str | None) -> Link:
    """An account is written as its root ARN, as its number in the partition of the resource, or as its canonical id."""
    spellings = {("AWS", f"arn:{caller.partition}:iam::{caller.account}:root")}
    if resource_partition in (None, caller.partition):
        spellings.add(("AWS", str(caller.account)))
    if canonical_id is not None:
        spellings.add(("CanonicalUser", canonical_id))
    return Link(frozenset(spellings), Grant.DIRECT_BY_NAME if caller.is_root else Grant.ACCOUNT)


def _provider_goes_with(kind: Kind, action: str) -> bool:
    """A SAML provider goes with AssumeRoleWithSAML, an OIDC provider with AssumeRoleWithWebIdentity."""
    own = "sts:assumerolewithsaml" if kind is Kind.SAML else "sts:assumerolewithwebidentity"
    return action.lower() in (own, "sts:tagsession", "sts:setsourceidentity")


def entries_of(element: str | Json) -> set[Spelling]:
    """Every entry of a Principal or NotPrincipal element; a bare `*` is everyone under any type."""
    if isinstance(element, str):
        return {("AWS", element)} if element == "*" else set()
    return {(kind, text) for kind, texts in element.items() for text in listed(texts)}


def principal_grant(element: str | Json, chain: list[Link]) -> Grant | None:
    """The strongest class in which a Principal element names the caller."""
    entries = entries_of(element)
    if ("AWS", "*") in entries:
        return Grant.DIRECT_BY_STAR
    return max((link.grant for link in chain if link.spellings & entries), default=None)


def is_exempt(element: str | Json, chain: list[Link]) -> bool:
    """NotPrincipal spares only a caller whose whole chain is listed, and never one without a chain."""
    entries = entries_of(element)
    if ("AWS", "*") in entries:
        return True
    return bool(chain) and all(link.spellings & entries for link in chain)

"""A whole request as data: caller, action, resource, context, and every policy by kind.

The form is documented in `docs/cli.md`, "Request files", and has its JSON Schema in `grammars/request.schema.json`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from policy_engine.authorizers.s3_acl import canned_acl
from policy_engine.callers import DEFAULT_ACCOUNT, invented_user, read_caller
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.context import Scalar, Value, normalised
from policy_engine.derived_keys import derived_keys, known_absent
from policy_engine.errors import RequestError
from policy_engine.files import read_source
from policy_engine.members import Members, scalar_or_list
from policy_engine.policy_set import Level, PolicySet
from policy_engine.principals import Caller, FederatedUser, RoleSession, RootUser
from policy_engine.request import (
    Account,
    AclGrant,
    KmsFacts,
    KmsGrant,
    Organization,
    PublicAccessBlock,
    Request,
    Resource,
    S3Facts,
)
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.usable import usable_policy

Check = tuple[PolicySet, Request]
ReadFile = Callable[[str], Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One API call: the checks it needs, its own first, each a policy set with a request."""

    checks: tuple[Check, ...]


def read_call(given: object, *, allow_invalid: bool = False, read_file: ReadFile | None = None) -> Call:
    """Read a request object.

    `read_file` gives the text behind a file name that stands in place of a policy. Raises `RequestError` where the
    request is incomplete or has an unknown member, `PolicyError` where a policy cannot be used.
    """
    if not isinstance(given, Mapping):
        raise RequestError("request: an object is needed")
    reader = _Reader(allow_invalid=allow_invalid, read_file=read_file or _no_files)
    checks = [reader.check(given, "request")]
    further = given.get("requires") or []
    if not isinstance(further, Sequence) or isinstance(further, str):
        raise RequestError("request.requires: a list is needed")
    for number, part in enumerate(further):
        where = f"request.requires[{number}]"
        if not isinstance(part, Mapping):
            raise RequestError(f"{where}: an object is needed")
        checks.append(reader.check(_merged(given, part), where))
    return Call(checks=tuple(checks))


def _merged(base: Mapping[str, object], part: Mapping[str, object]) -> dict[str, object]:
    """The base request with the part's members in their place; policies are replaced kind by kind."""
    merged = {**base, **part}
    own, other = base.get("policies"), part.get("policies")
    if isinstance(own, Mapping) and isinstance(other, Mapping):
        merged["policies"] = {**own, **other}
    return merged


def _no_files(name: str) -> Source:
    raise RequestError(f"a file name (`{name}`) cannot stand in place of a policy here")


class _Reader:
    """Reads one check; holds what all its parts need."""

    def __init__(self, *, allow_invalid: bool, read_file: ReadFile) -> None:
        self._allow_invalid = allow_invalid
        self._read_file = read_file

    def check(self, given: Mapping[str, object], where: str) -> Check:
        members = Members(given, where)
        members.raw("requires")
        options = members.nested("options")
        allow_invalid = options.flag("allow_invalid") or self._allow_invalid
        options.refuse_others()
        action = members.text("action")
        if action.count(":") != 1 or action.startswith(":") or action.endswith(":"):
            raise RequestError(f"{where}.action: `{action}` is no action; write `service:Action`")
        resource = _resource(members.raw("resource"), f"{where}.resource")
        caller = _caller(members, action, resource, where)
        policies = _Policies(members.nested("policies"), action, resource, allow_invalid, self._read_file).read()
        _refuse_impossible(policies, caller, where)
        request = _request(members, caller, action, resource, policies)
        members.refuse_others()
        return policies, request


def _caller(members: Members, action: str, resource: Resource, where: str) -> Caller:
    given = members.raw("principal")
    if given is None:
        return invented_user(resource.owner or DEFAULT_ACCOUNT, resource.partition or "aws")
    return read_caller(given, action=action, where=f"{where}.principal")


def _refuse_impossible(policies: PolicySet, caller: Caller, where: str) -> None:
    sessions = isinstance(caller, RoleSession | FederatedUser) or (isinstance(caller, RootUser) and caller.assumed)
    if policies.session and not sessions:
        raise RequestError(f"{where}.policies.session: only a role or federated-user session has session policies")


def _request(
    members: Members, caller: Caller, action: str, resource: Resource, policies: PolicySet
) -> Request:
    entries = {
        name: scalar_or_list(value, f"{members.where}.context.{name}")
        for name, value in members.nested("context").named()
    }
    accounts = {name: _account(value, name) for name, value in members.nested("accounts").named()}
    endpoint = members.text("endpoint")
    return build_request(
        caller=caller,
        action=action,
        resource=resource,
        context=entries,
        accounts=accounts,
        now=members.text("now"),
        endpoint=endpoint,
        through_endpoint=bool(endpoint) or policies.endpoint is not None,
        called_via=members.texts("called_via"),
        has_boundary=policies.boundary is not None,
    )


def build_request(
    *,
    caller: Caller,
    action: str,
    resource: Resource,
    context: Mapping[str, Scalar | list[Scalar]],
    accounts: Mapping[str, Account],
    now: str = "",
    endpoint: str = "",
    through_endpoint: bool = False,
    called_via: Sequence[str] = (),
    has_boundary: bool = False,
) -> Request:
    """A request with the keys that the engine derives; a value given explicitly wins over a derived one.

    `now` is an ISO 8601 instant, empty for the machine's clock.
    """
    given = normalised(context)
    via = called_via or _listed(given.get("aws:calledvia"))
    derived = normalised(
        derived_keys(
            caller=caller,
            action=action,
            resource=resource,
            accounts=accounts,
            given=context,
            now=_seconds(now),
            endpoint=endpoint,
            called_via=via,
        )
    )
    overridden = tuple(key for key, value in derived.items() if key in given and given[key] != value)
    return Request(
        caller=caller,
        action=action,
        resource=resource,
        values=derived | given,
        known_absent=known_absent(caller, through_endpoint=through_endpoint, tags_known=bool(caller.tags)),
        overridden=overridden,
        accounts=accounts,
        has_boundary=has_boundary,
    )


def _listed(value: Value | None) -> Sequence[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _seconds(now: str) -> float | None:
    from policy_engine.values import instant

    if not now:
        return None
    seconds = instant(now)
    if seconds is None:
        raise RequestError(f"now: `{now}` is no instant; write one such as 2026-01-31T12:00:00Z")
    return float(seconds)


def _account(given: object, number: str) -> Account:
    members = Members(given, f"accounts.{number}")
    organization = None
    if "organization" in members:
        inner = members.nested("organization")
        path = inner.text("path")
        organization = Organization(
            id=inner.text("id") or path.partition("/")[0],
            path=path if path.endswith("/") or not path else path + "/",
            management_account=inner.flag("management_account"),
        )
        inner.refuse_others()
    account = Account(canonical_id=members.text("canonical_id"), organization=organization)
    members.refuse_others()
    return account


def _resource(given: object, where: str) -> Resource:
    if given is None:
        return Resource()
    members = Members({"arn": given} if isinstance(given, str) else given, where)
    resource = Resource(
        arn=members.text("arn") or "*",
        account=members.text("account"),
        tags=members.strings("tags"),
        s3=_s3(members.nested("s3")),
        kms=_kms(members.nested("kms")),
    )
    members.refuse_others()
    return resource


def _s3(members: Members) -> S3Facts:
    ownerships = ("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter")
    block = members.nested("block_public_access")
    facts = S3Facts(
        object_owner=members.text("object_owner"),
        object_ownership=members.choice("object_ownership", ownerships),
        bucket_acl=read_acl(members.raw("bucket_acl"), f"{members.where}.bucket_acl"),
        object_acl=read_acl(members.raw("object_acl"), f"{members.where}.object_acl"),
        block_public_access=PublicAccessBlock(
            block_public_acls=block.flag("BlockPublicAcls"),
            ignore_public_acls=block.flag("IgnorePublicAcls"),
            block_public_policy=block.flag("BlockPublicPolicy"),
            restrict_public_buckets=block.flag("RestrictPublicBuckets"),
        ),
    )
    block.refuse_others()
    members.refuse_others()
    return facts


def read_acl(given: object, where: str) -> tuple[AclGrant, ...]:
    """The grants of a canned ACL's name or of the JSON that `aws s3api get-object-acl` prints."""
    if given is None:
        return ()
    if isinstance(given, str):
        return canned_acl(given)
    members = Members(given, where)
    members.raw("Owner")
    grants = tuple(_acl_grant(each, f"{where}.Grants[{number}]") for number, each in enumerate(members.items("Grants")))
    members.refuse_others()
    return grants


def _acl_grant(given: object, where: str) -> AclGrant:
    members = Members(given, where)
    grantee = members.nested("Grantee")
    permission = members.choice("Permission", ("FULL_CONTROL", "READ", "WRITE", "READ_ACP", "WRITE_ACP"))
    name = grantee.text("ID") or grantee.text("URI")
    if not name:
        raise RequestError(f"{where}.Grantee: an `ID` or a `URI` is needed")
    return AclGrant(grantee=name, permission=permission)


def _kms(members: Members) -> KmsFacts:
    grants = tuple(_kms_grant(Members(each, f"{members.where}.grants")) for each in members.items("grants"))
    facts = KmsFacts(aws_managed=members.choice("manager", ("customer", "aws")) == "aws", grants=grants)
    members.refuse_others()
    return facts


def _kms_grant(members: Members) -> KmsGrant:
    equals, subset = "encryption_context_equals", "encryption_context_subset"
    grant = KmsGrant(
        grantee=members.text("grantee"),
        operations=tuple(members.texts("operations")),
        encryption_context_equals=members.strings(equals) if equals in members else None,
        encryption_context_subset=members.strings(subset) if subset in members else None,
    )
    members.refuse_others()
    return grant


class _Policies:
    """Reads the policies of a request by kind."""

    def __init__(
        self, members: Members, action: str, resource: Resource, allow_invalid: bool, read_file: ReadFile
    ) -> None:
        self._members = members
        self._resource_type = resource_policy_type(action, resource)
        self._allow_invalid = allow_invalid
        self._read_file = read_file

    def read(self) -> PolicySet:
        members = self._members
        if "trust" in members and "resource" in members:
            raise RequestError(f"{members.where}: `trust` is the resource policy of a role; give it or `resource`")
        policies = PolicySet(
            identity=self._level("identity", PolicyType.IDENTITY) + self._level("group", PolicyType.IDENTITY),
            boundary=self._one("boundary", PolicyType.BOUNDARY),
            session=self._level("session", PolicyType.SESSION),
            resource=self._one("trust", PolicyType.TRUST) or self._one("resource", self._resource_type),
            scp=self._levels("scp", PolicyType.SCP),
            rcp=self._levels("rcp", PolicyType.RCP),
            endpoint=self._one("endpoint", PolicyType.ENDPOINT),
        )
        members.refuse_others()
        return policies

    def _level(self, name: str, policy_type: PolicyType) -> Level:
        return self._documents(self._members.items(name), name, policy_type)

    def _levels(self, name: str, policy_type: PolicyType) -> tuple[Level, ...]:
        levels: list[Level] = []
        for number, level in enumerate(self._members.items(name)):
            if not isinstance(level, list | tuple):
                raise RequestError(f"{self._members.where}.{name}: a list of levels, each a list of policies, is needed")
            levels.append(self._documents(level, f"{name}[{number}]", policy_type))
        return tuple(levels)

    def _one(self, name: str, policy_type: PolicyType) -> CompiledPolicy | None:
        given = self._members.raw(name)
        return None if given is None else self._document(given, name, policy_type)

    def _documents(self, given: Sequence[object], name: str, policy_type: PolicyType) -> Level:
        return tuple(self._document(each, f"{name}[{number}]", policy_type) for number, each in enumerate(given))

    def _document(self, given: object, name: str, policy_type: PolicyType) -> CompiledPolicy:
        title = f"policies.{name}"
        if isinstance(given, Mapping) and "document" in given:
            members = Members(given, title)
            title, given = members.text("name") or title, members.raw("document")
            members.refuse_others()
        source = self._source(given, title)
        return compile_policy(usable_policy(source, policy_type, allow_invalid=self._allow_invalid))

    def _source(self, given: object, title: str) -> Source:
        if isinstance(given, str) and not given.lstrip().startswith("{"):
            return self._read_file(given)
        return Source(text=given if isinstance(given, str) else json.dumps(given, indent=4), name=title)


def resource_policy_type(action: str, resource: Resource) -> PolicyType:
    """The type of the policy that hangs on the request's resource."""
    service = action.lower().partition(":")[0]
    if service == "kms":
        return PolicyType.KMS_KEY
    if service == "sts" and ":role/" in resource.arn:
        return PolicyType.TRUST
    return PolicyType.RESOURCE


def file_reader(folder: str) -> ReadFile:
    """Read policy files whose names are relative to a folder."""
    return lambda name: read_source(os.path.join(folder, name))

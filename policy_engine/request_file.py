"""A whole request as data: caller, action, resource, context, and every policy by kind.

The form is documented in `docs/cli.md`, "Request files", and has its JSON Schema in `grammars/request.schema.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from policy_engine.callers import DEFAULT_ACCOUNT, invented_user, read_caller
from policy_engine.circumstances import Circumstances
from policy_engine.errors import RequestError
from policy_engine.members import Members, scalar_or_list
from policy_engine.policy_reading import PolicyReader, ReadFile, no_files
from policy_engine.policy_set import PolicySet
from policy_engine.principals import Caller, FederatedUser, IamUser, RoleSession, RootUser
from policy_engine.record import Record
from policy_engine.request import Account, Organization, Request, Resource
from policy_engine.resource_reading import read_resource

Check = tuple[PolicySet, Request]
Object = Mapping[str, object]
_NOT_IN_ACTIONS = frozenset("*?, \t\n\r")
Completion = Callable[[Object, str], tuple[Object, tuple[str, ...]]]
"""Adds to a request object, which stands at a place, what is known of its caller and resource, with remarks on it."""


class Call(Record):
    """One API call: the checks it needs, its own first, each a policy set with a request."""

    checks: tuple[Check, ...]


def is_action(text: str) -> bool:
    """Whether a text can be the action of a request: `service:Action`, without wildcards and white space."""
    service, _colon, name = text.partition(":")
    return bool(service and name) and ":" not in name and _NOT_IN_ACTIONS.isdisjoint(text)


def as_given(given: Object, _where: str) -> tuple[Object, tuple[str, ...]]:
    """Nothing more is known than what a request object says."""
    return given, ()


def read_call(
    given: object,
    *,
    allow_invalid: bool = False,
    read_file: ReadFile | None = None,
    complete: Completion = as_given,
) -> Call:
    """Read a request object.

    `read_file` gives the text behind a file name that stands in place of a policy; `complete` adds what an environment
    knows. Raises `RequestError` where the request is incomplete or has an unknown member, `PolicyError` where a policy
    cannot be used.
    """
    if not isinstance(given, Mapping):
        raise RequestError("request: an object is needed", about=given)
    reader = _Reader(allow_invalid=allow_invalid, read_file=read_file or no_files, complete=complete)
    checks = [reader.check(given, "request")]
    further = given.get("requires") or []
    if not isinstance(further, Sequence) or isinstance(further, str):
        raise RequestError("request.requires: a list is needed", about=given, member="requires")
    for number, part in enumerate(further):
        where = f"request.requires[{number}]"
        if not isinstance(part, Mapping):
            raise RequestError(f"{where}: an object is needed", about=further, member=number)
        checks.append(reader.check(_merged(given, part), where))
    return Call(checks=tuple(checks))


def _merged(base: Mapping[str, object], part: Mapping[str, object]) -> dict[str, object]:
    """The base request with the part's members in their place; policies are replaced kind by kind.

    The policy of the base's resource does not hang on another resource that the part names.
    """
    own, other = base.get("policies"), part.get("policies")
    policies = dict(own) if isinstance(own, Mapping) else {}
    if "resource" in part:
        policies = {kind: given for kind, given in policies.items() if kind not in ("resource", "trust")}
    if isinstance(other, Mapping):
        policies |= other
    return {**base, **part, "policies": policies}


class _Reader:
    """Reads one check; holds what all its parts need."""

    def __init__(self, *, allow_invalid: bool, read_file: ReadFile, complete: Completion) -> None:
        self._allow_invalid = allow_invalid
        self._read_file = read_file
        self._complete = complete

    def check(self, given: Mapping[str, object], where: str) -> Check:
        completed, remarks = self._complete(given, where)
        members = Members(completed, where)
        members.raw("requires")
        options = members.nested("options")
        allow_invalid = options.flag("allow_invalid") or self._allow_invalid
        action = members.needed("action")
        if not is_action(action):
            raise members.error("action", f"`{action}` is no action; write `service:Action`, without wildcards")
        resource = read_resource(members.raw("resource"), f"{where}.resource")
        caller = _caller(members, action, resource, where)
        reader = PolicyReader(members.nested("policies"), action, resource.arn, allow_invalid, self._read_file)
        policies = reader.read(caller_rcp=options.raw("caller_rcp"))
        options.refuse_others()
        _refuse_impossible(members.nested("policies"), policies, caller)
        request = _request(members, caller, action, resource, policies)
        members.refuse_others()
        return policies, request.with_remarks(remarks) if remarks else request


def _caller(members: Members, action: str, resource: Resource, where: str) -> Caller:
    given = members.raw("principal")
    if given is None:
        return invented_user(resource.owner or DEFAULT_ACCOUNT, resource.partition or "aws")
    return read_caller(given, action=action, where=f"{where}.principal")


def _refuse_impossible(members: Members, policies: PolicySet, caller: Caller) -> None:
    sessions = isinstance(caller, RoleSession | FederatedUser) or (isinstance(caller, RootUser) and caller.assumed)
    if policies.session and not sessions:
        raise members.error("session", "only a role or federated-user session has session policies")
    if members.items("group") and not isinstance(caller, IamUser | FederatedUser):
        raise members.error("group", "only IAM users are in groups")


def _request(members: Members, caller: Caller, action: str, resource: Resource, policies: PolicySet) -> Request:
    context = dict(members.nested("context").named())
    absent = frozenset(name.lower() for name, value in context.items() if value is None)
    entries = {
        name: scalar_or_list(value, f"{members.where}.context.{name}")
        for name, value in context.items()
        if value is not None
    }
    accounts = {name: _account(value, name) for name, value in members.nested("accounts").named()}
    endpoint = members.text("endpoint")
    circumstances = Circumstances(
        caller=caller,
        accounts=accounts,
        now=members.text("now"),
        endpoint=endpoint,
        through_endpoint=bool(endpoint) or policies.endpoint is not None,
        called_via=members.texts("called_via"),
        has_boundary=policies.boundary is not None and caller.has_entity,
        confined=bool(policies.session),
    )
    request = circumstances.request(action, resource, entries)
    return request.without(absent) if absent else request


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

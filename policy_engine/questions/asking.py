"""One question after the other to an environment: may this principal, this action, on this resource."""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.callers import read_caller
from policy_engine.circumstances import Circumstances
from policy_engine.compile import CompiledPolicy
from policy_engine.context import Entries
from policy_engine.environment.model import Entity, User
from policy_engine.environment.policies import full_access
from policy_engine.environment.whole import Environment
from policy_engine.errors import RequestError
from policy_engine.policy_set import PolicySet
from policy_engine.principals import Caller, IamUser, RoleSession, ServicePrincipal
from policy_engine.questions.access import Principal, PrincipalKind
from policy_engine.request import Request
from policy_engine.request_file import Check, read_call
from policy_engine.residual import Residual, residual_of
from policy_engine.syntax.document import PolicyType

SESSION_NAME = "session"
"""Names the session in which a role is asked about."""
_NOBODY = "000000000000"
"""Stands for any account that is not described."""
_ORGANIZATION, _PATHS = "aws:principalorgid", "aws:principalorgpaths"
_OF_A_KNOWN_CALLER = ("aws:principalarn", "aws:userid", "aws:username", "aws:principaltype")
_OF_A_KNOWN_SERVICE = ("aws:principalservicename", "aws:principalservicenameslist")
_OF_A_KNOWN_ACCOUNT = ("aws:principalaccount",)


def principal_of(entity: Entity) -> Principal:
    """A described user or role as one who asks."""
    kind = PrincipalKind.USER if isinstance(entity, User) else PrincipalKind.ROLE
    return Principal(kind=kind, name=entity.arn, account=entity.arn.split(":")[4])


def caller_name(principal: Principal) -> str:
    """How a request names a principal."""
    match principal.kind:
        case PrincipalKind.ROLE:
            arn = principal.name.split(":", 5)
            name = arn[5].rsplit("/", 1)[-1]
            return f"arn:{arn[1]}:sts::{principal.account}:assumed-role/{name}/{SESSION_NAME}"
        case PrincipalKind.ROOT:
            return principal.account
        case PrincipalKind.ANONYMOUS:
            return "anonymous"
        case _:
            return principal.name


class Asker:
    """Asks about one action on one resource; `now` is an instant as `check` takes it."""

    def __init__(
        self, environment: Environment, action: str, resource: str | Mapping[str, object], context: Entries, now: str
    ) -> None:
        self._environment = environment
        self._given = {"action": action, "resource": resource, "context": dict(context), "now": now}
        self._context = context
        self._now = now
        self.policies, self.request = self._check("anonymous")

    @property
    def policy(self) -> CompiledPolicy | None:
        """The policy of the resource, its trust policy if it is a role that is assumed."""
        return self.policies.resource

    def ask(self, principal: Principal) -> Residual:
        """What the answer is, and what it rests on. Raises `RequestError` for what is named and not described."""
        if principal.outside or principal.kind is PrincipalKind.SERVICES:
            return self._stand_in(principal)
        policies, request = self._check(caller_name(principal))
        return residual_of(policies, _under_any_name(policies, request, principal))

    def _check(self, caller: str) -> Check:
        given = {**self._given, "principal": caller}
        return read_call(given, complete=self._environment.complete).checks[0]

    def _stand_in(self, principal: Principal) -> Residual:
        """One for many, or for somebody whose own policies are not known, and are taken to allow everything."""
        everything = full_access().compiled(PolicyType.IDENTITY)
        caller, unknown = _caller_for(principal)
        session = (everything,) if caller.temporary else ()
        policies = self.policies.replace(identity=(everything,), session=session, caller_rcp=())
        circumstances = Circumstances(caller=caller, accounts=self.request.accounts, now=self._now)
        request = circumstances.request(self.request.action, self.request.resource, self._context)
        unknown -= {key.lower() for key in self._context}
        values = {key: value for key, value in request.values.items() if key not in unknown}
        request = request.replace(values=values, known_absent=request.known_absent - unknown)
        return self._of_strangers(policies, request, principal) or residual_of(policies, request)

    def _of_strangers(self, policies: PolicySet, request: Request, principal: Principal) -> Residual | None:
        """The answer to somebody who is known to be of no account of the organization, if that is a denial."""
        if not principal.outside or _ORGANIZATION in request.values or not is_stranger(self._environment, principal):
            return None
        without = request.replace(known_absent=request.known_absent | {_ORGANIZATION, _PATHS})
        other = request.replace(values={**request.values, _ORGANIZATION: "o-another", _PATHS: ("o-another/r-0000/",)})
        answer = residual_of(policies, without)
        return None if answer.possible or residual_of(policies, other).possible else answer


def _under_any_name(policies: PolicySet, request: Request, principal: Principal) -> Request:
    """A session of a role may have any name; where a policy asks for one, the key with it in is open."""
    caller, key = request.caller, "aws:userid"
    if principal.kind is not PrincipalKind.ROLE or not isinstance(caller, RoleSession) or not caller.role_id:
        return request
    named = (
        value.value.removeprefix(f"{caller.role_id}:")
        for policy in policies.all()
        for statement in policy.candidates(request.action_key)
        for condition in statement.conditions
        if condition.key == key
        for value in condition.clause.values
        if value.value.startswith(f"{caller.role_id}:")
    )
    if all(name == "*" for name in named):
        return request
    values = {each: value for each, value in request.values.items() if each != key}
    return request.replace(values=values, known_absent=request.known_absent - {key})


def _caller_for(principal: Principal) -> tuple[Caller, frozenset[str]]:
    """A caller that stands for a principal, and the keys that say more of it than is known."""
    if principal.kind is PrincipalKind.SERVICES:
        return ServicePrincipal(names=("service.amazonaws.com",)), frozenset(_OF_A_KNOWN_SERVICE)
    if principal.kind is PrincipalKind.PRINCIPAL:
        return read_caller(principal.name), frozenset({"aws:userid"})
    account = principal.account or _NOBODY
    anybody = IamUser(arn=f"arn:aws:iam::{account}:user/somebody", account=account, invented=True)
    unknown = _OF_A_KNOWN_CALLER if principal.account else (*_OF_A_KNOWN_CALLER, *_OF_A_KNOWN_ACCOUNT)
    return anybody, frozenset(unknown)


def is_stranger(environment: Environment, principal: Principal) -> bool:
    """Whether somebody outside is known to be of no account of the environment's organization."""
    organization = environment.organization
    if organization is None:
        return False
    if principal.account:
        try:
            return not organization.has(principal.account)
        except RequestError:
            return False
    members = organization.members or {number for number in organization.targets if number.isdigit()}
    return {*members, organization.management_account} <= environment.accounts.keys()

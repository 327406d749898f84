"""What an environment knows of a request: who calls with which policies, what is called, what stands above both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policy_engine.arn import parse_arn
from policy_engine.callers import read_caller
from policy_engine.environment.missing import missing_entity
from policy_engine.environment.model import Entity, KnownResource, Role, Surroundings, User
from policy_engine.environment.resources import known_resource, may_have_policy
from policy_engine.errors import RequestError
from policy_engine.policy_reading import resource_policy_type
from policy_engine.principals import Caller, FederatedUser, IamUser, RoleSession
from policy_engine.principals import Role as RoleItself
from policy_engine.request_file import Object
from policy_engine.resource_reading import read_resource
from policy_engine.syntax.document import PolicyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Completed = tuple[Object, tuple[str, ...]]


def completed(environment: Surroundings, given: Object, where: str) -> Completed:
    """A request object with what is known of its caller and its resource; see `Environment.complete`."""
    if not given.get("principal"):
        raise RequestError(
            f"{where}.principal: an environment needs to know who calls; name an ARN, an account id for its root "
            "user, a service, or `anonymous`"
        )
    return _Request(environment, given, where).completed()


class _Request:
    """One request object while it is completed."""

    def __init__(self, environment: Surroundings, given: Object, where: str) -> None:
        self._environment = environment
        self._given = given
        self._where = where
        self._action = str(given.get("action") or "")
        self._principal = _as_object(given["principal"])
        self._caller = read_caller(given["principal"], action=self._action, where=f"{where}.principal")
        self._resource = read_resource(given.get("resource"), f"{where}.resource")
        self._remarks: list[str] = []
        self._policies: dict[str, object] = {}

    def completed(self) -> Completed:
        """The object with everything that is known in its place."""
        entity = self._entity()
        principal = {**_described(entity, self._caller), **self._principal}
        if entity is not None:
            self._add_policies_of(entity)
        known = known_resource(self._environment, self._resource.arn)
        resource = self._known_of_resource(known)
        owner = known.account if known else self._resource.foreign_object_owner or self._resource.owner
        options = {**_as_object(self._given.get("options"))}
        self._add_organization_policies(owner, options)
        return {
            **self._given,
            "principal": principal,
            "resource": resource,
            "accounts": {**self._accounts(owner), **_as_object(self._given.get("accounts"))},
            "policies": self._with_given_policies(),
            **({"options": options} if options else {}),
        }, tuple(self._remarks)

    # The caller

    def _entity(self) -> Entity | None:
        """The user or role behind the caller, `None` for callers that are neither."""
        caller = self._caller
        match caller:
            case IamUser():
                return self._named("user", caller.arn)
            case RoleItself():
                return self._named("role", caller.arn)
            case RoleSession():
                return self._role_of(caller)
            case FederatedUser() if caller.parent_arn:
                return self._named("user", caller.parent_arn)
            case FederatedUser():
                raise RequestError(
                    f"{self._where}.principal: a federated-user session has the policies of the user who made it; "
                    "name that user as `parent`"
                )
            case _ if caller.identity_side:
                self._environment.account(caller.account)
        return None

    def _named(self, kind: str, arn: str) -> Entity:
        account = self._environment.account(arn.split(":")[4])
        entity = account.entity(arn)
        if entity is None:
            raise missing_entity(kind, arn, account.arns, account.files)
        return entity

    def _role_of(self, session: RoleSession) -> Role:
        """By its name: the ARN of a session has not the path of its role."""
        account = self._environment.account(session.account)
        name = session.arn.split("/")[1]
        role = account.roles.get(name)
        if role is None:
            raise missing_entity("role", name, account.roles, account.files)
        if "role" in self._principal and self._principal["role"] != role.arn:
            raise RequestError(f"{self._where}.principal.role: the role `{name}` is described as {role.arn}")
        return role

    def _add_policies_of(self, entity: Entity) -> None:
        account = self._environment.account(self._caller.account)
        self._policies["identity"] = [policy.compiled(PolicyType.IDENTITY) for policy in account.policies_of(entity)]
        if isinstance(entity, User):
            self._policies["group"] = [
                policy.compiled(PolicyType.IDENTITY)
                for group in account.groups_of(entity)
                for policy in account.policies_of(group)
            ]
        boundary = account.boundary_of(entity)
        if boundary:
            self._policies["boundary"] = boundary.compiled(PolicyType.BOUNDARY)

    # The resource

    def _known_of_resource(self, known: KnownResource | None) -> Mapping[str, object]:
        given = _as_object(self._given.get("resource") or "*")
        if known is None:
            return {**self._role_or_user(), **given}
        facts = known.facts if self._resource.arn == known.arn else _of_part(known.facts)
        if known.policy:
            policy_type = resource_policy_type(self._action, known.arn)
            self._policies["resource"] = known.policy.compiled(policy_type)
        return {"account": known.account, **facts, **given}

    def _role_or_user(self) -> Mapping[str, object]:
        """The facts of a resource that is no more than a user or role, or is not described at all."""
        arn = parse_arn(self._resource.arn)
        kind = arn.resource.partition("/")[0] if arn and arn.service == "iam" else ""
        if arn and kind in ("role", "user") and "*" not in arn.resource:
            return self._entity_as_resource(kind, str(arn), arn.account)
        self._remark_on_unknown()
        return {}

    def _entity_as_resource(self, kind: str, text: str, number: str) -> Mapping[str, object]:
        assumed = self._action.lower().startswith("sts:")
        given = _as_object(self._given.get("policies"))
        if assumed and (given.get("trust") or given.get("resource")):
            return {}
        if not assumed and number not in self._environment.accounts:
            return {}
        account = self._environment.account(number)
        entity = account.entity(text)
        if entity is None:
            if assumed:
                raise missing_entity(kind, text, account.arns, account.files)
            return {}
        if assumed and isinstance(entity, Role) and entity.trust:
            self._policies["trust"] = entity.trust.compiled(PolicyType.TRUST)
        return {"tags": dict(entity.tags)} if entity.tags else {}

    def _remark_on_unknown(self) -> None:
        arn = self._resource.arn
        given = _as_object(self._given.get("policies"))
        if arn == "*" or given.get("resource") or not may_have_policy(arn):
            return
        if arn.split(":")[2] == "kms" and ":key/" in arn:
            raise RequestError(
                f"the key {arn} is not described, and nothing can be said of a key without its policy; describe it "
                "under `resources` of its account, or give its policy"
            )
        owner = "" if self._resource.owner else " that belongs to the caller's account"
        self._remarks.append(
            f"{arn} is not described in the environment; it is taken for one{owner} without a policy of its own"
        )

    # The accounts and the organization

    def _accounts(self, owner: str) -> dict[str, object]:
        numbers = dict.fromkeys((self._caller.account, owner))
        return {number: self._known_of_account(number) for number in numbers if number}

    def _known_of_account(self, number: str) -> Mapping[str, object]:
        account = self._environment.accounts.get(number)
        organization = self._environment.organization
        known: dict[str, object] = {}
        if account and account.canonical_id:
            known["canonical_id"] = account.canonical_id
        if organization and organization.has(number):
            known["organization"] = {
                "id": organization.id,
                "path": organization.path(number),
                "management_account": number == organization.management_account,
            }
        return known

    def _add_organization_policies(self, owner: str, options: dict[str, object]) -> None:
        organization = self._environment.organization
        if organization is None:
            return
        number = self._caller.account
        if self._caller.identity_side and organization.governs(number):
            self._policies["scp"] = organization.levels(number, PolicyType.SCP)
        if self._resource.arn == "*":
            if organization.governs(number) and "caller_rcp" not in options:
                options["caller_rcp"] = organization.levels(number, PolicyType.RCP)
        elif organization.governs(owner or number):
            self._policies["rcp"] = organization.levels(owner or number, PolicyType.RCP)

    def _with_given_policies(self) -> dict[str, object]:
        """What the request itself names: beside the caller's own policies, in the place of others."""
        policies = dict(self._policies)
        for kind, given in _as_object(self._given.get("policies")).items():
            if given is None or given == []:
                continue
            if kind in ("identity", "group"):
                policies[kind] = [*_listed(policies.get(kind)), *_listed(given)]
            else:
                policies[kind] = given
        if policies.get("trust") and _as_object(self._given.get("policies")).get("resource"):
            del policies["trust"]
        return policies


def _described(entity: Entity | None, caller: Caller) -> dict[str, Any]:
    """The members of a principal in a request object that its description gives."""
    match entity:
        case None:
            return {}
        case User() if isinstance(caller, FederatedUser):
            return {"parent_id": entity.id}
        case Role() if isinstance(caller, RoleSession):
            return {"role": entity.arn, "id": entity.id, "tags": dict(entity.tags)}
        case _:
            return {"id": entity.id, "tags": dict(entity.tags)}


def _of_part(facts: Mapping[str, object]) -> Mapping[str, object]:
    """What is known of a part of a resource: an object of a bucket has tags of its own."""
    return {name: value for name, value in facts.items() if name != "tags"}


def _as_object(given: object) -> dict[str, Any]:
    if given is None:
        return {}
    return dict(given) if isinstance(given, Mapping) else {"arn": given}


def _listed(given: object) -> Sequence[object]:
    if given is None:
        return []
    return list(given) if isinstance(given, list | tuple) else [given]

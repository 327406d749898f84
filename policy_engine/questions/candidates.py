"""Who is worth asking about: everyone that the policies of a resource or of its account could let in."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.environment.model import Account, Entity, User
from policy_engine.environment.whole import Environment
from policy_engine.questions.access import Principal, PrincipalKind
from policy_engine.questions.asking import Asker, principal_of
from policy_engine.questions.named import Named, named_by
from policy_engine.syntax.document import PolicyType

_ASSUME = "sts:assumerole"
_ANYBODY = Principal(kind=PrincipalKind.EVERYONE, name="everyone")
_SERVICES = Principal(kind=PrincipalKind.SERVICES, name="every AWS service")
_NOBODY = Principal(kind=PrincipalKind.ANONYMOUS, name="anonymous")


class Candidates:
    """The principals of an environment, and those outside that policies name."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._assuming: dict[str, list[Principal]] = {}
        self._by_id = {entity.id: entity for entity in environment.entities if entity.id}
        self.remarks: dict[str, None] = {}
        """On names that lead nowhere."""

    def of_resource(self, asker: Asker) -> Iterator[Principal]:
        """Everyone described, and whom the resource's policy, ACLs and grants name beside."""
        yield from map(principal_of, self._environment.entities)
        for number in self._environment.accounts:
            yield Principal(kind=PrincipalKind.ROOT, name=f"arn:aws:iam::{number}:root", account=number)
        named = named_by(asker.policy, asker.request.action)
        resource = asker.request.resource
        grantees = frozenset(grant.grantee for grant in resource.kms.grants)
        acls = bool(resource.s3.bucket_acl or resource.s3.object_acl)
        services = frozenset(name for name in grantees if ":" not in name)
        yield from self._beside(
            named.replace(
                names=named.names | (grantees - services),
                services=named.services | services,
                everyone=named.everyone or acls,
            )
        )
        if named.everyone or acls:
            yield _NOBODY

    def of_role(self, asker: Asker) -> Iterator[Principal]:
        """Whom the trust policy of a role could admit for an action that assumes it."""
        named = named_by(asker.policy, asker.request.action)
        owner = asker.request.resource.owner
        if named.everyone and owner in self._environment.accounts:
            yield from map(principal_of, self._environment.accounts[owner].entities)
        for number in self._environment.accounts:
            if named.everyone or number in named.accounts or named.canonical:
                yield from self._assuming_in(self._environment.accounts[number])
        for name in sorted(named.names):
            entity = self._entity(name)
            if entity:
                yield principal_of(entity)
        yield from self._beside(named)

    def _assuming_in(self, account: Account) -> list[Principal]:
        """The users and roles of an account with policies that let them assume some role."""
        found = self._assuming.get(account.number)
        if found is None:
            found = [principal_of(entity) for entity in account.entities if _may_assume(account, entity)]
            self._assuming[account.number] = found
        return found

    def _beside(self, named: Named) -> Iterator[Principal]:
        """Those that are named and not described: sessions, other accounts, services, providers, everyone."""
        for name in sorted(named.names):
            if not self._entity(name):
                yield from self._other(name)
        for number in sorted(named.accounts - self._environment.accounts.keys()):
            yield Principal(kind=PrincipalKind.ACCOUNT, name=number, account=number)
        for name in sorted(named.services):
            yield Principal(kind=PrincipalKind.SERVICE, name=name)
        for name in sorted(named.providers):
            yield Principal(kind=PrincipalKind.PROVIDER, name=name)
        known = {account.canonical_id for account in self._environment.accounts.values()}
        for name in sorted(named.canonical - known):
            self._remark(f"the canonical user `{name}` is of no described account")
        if named.everyone:
            yield _ANYBODY
            yield _SERVICES

    def _other(self, name: str) -> Iterator[Principal]:
        arn = parse_arn(name)
        if arn is None:
            self._remark(f"`{name}` is the id of no described user or role")
        elif arn.account not in self._environment.accounts or arn.resource.startswith("federated-user/"):
            yield Principal(kind=PrincipalKind.PRINCIPAL, name=name, account=arn.account)
        elif arn.service == "sts" and arn.resource.count("/") == 2:
            role = arn.resource.split("/")[1]
            if role in self._environment.accounts[arn.account].roles:
                yield Principal(kind=PrincipalKind.SESSION, name=name, account=arn.account)
            else:
                self._remark(f"`{name}` is a session of no described role")
        else:
            self._remark(f"`{name}` is named in a policy and not described")

    def _remark(self, text: str) -> None:
        self.remarks[text] = None

    def _entity(self, name: str) -> Entity | None:
        if name in self._by_id:
            return self._by_id[name]
        arn = parse_arn(name)
        account = self._environment.accounts.get(arn.account) if arn else None
        return account.entity(name) if account else None


def _may_assume(account: Account, entity: Entity) -> bool:
    policies = [*account.policies_of(entity)]
    if isinstance(entity, User):
        policies += [policy for group in account.groups_of(entity) for policy in account.policies_of(group)]
    return any(
        not statement.deny
        for policy in policies
        for statement in policy.compiled(PolicyType.IDENTITY).candidates(_ASSUME)
    )

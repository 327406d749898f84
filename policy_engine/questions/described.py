"""What the policies of described resources add to what somebody can do, and what they take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from policy_engine.catalog import arn_services
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.environment.model import KnownResource
from policy_engine.environment.policies import KnownPolicy
from policy_engine.environment.resources import known_resource
from policy_engine.environment.whole import Environment
from policy_engine.matching import principal_grant
from policy_engine.policy_reading import resource_policy_type
from policy_engine.policy_set import PolicyKind, PolicySet
from policy_engine.questions.abilities import Excepted, Limit
from policy_engine.questions.limits import Limiter, entries_of, sampler
from policy_engine.questions.regions import Pattern, covers, examples, glob, overlap, patterns_of
from policy_engine.questions.shapes import shapes_of, types_of
from policy_engine.request import Request
from policy_engine.request_file import read_call
from policy_engine.residual import Certainty, Part
from policy_engine.residual.terms import term_of
from policy_engine.verdicts import missing_keys

_PARTS = {"s3": "/*"}
"""What stands below a resource of a service, whose policy is that of the resource."""


class Described:
    """The described resources whose policies name a caller, with what each of them says."""

    def __init__(self, environment: Environment, given: Mapping[str, object], request: Request) -> None:
        self._environment = environment
        self._given = given
        self._request = request

    def limits(self, action: str, own: tuple[Limit, ...]) -> Iterator[Limit]:
        """Where the policies of resources make an action possible that `own` does not cover for sure."""
        for resource in self._by_service.get(action.partition(":")[0], ()):
            yield from (each for each in resource.limits(action) if not _covered(each, own))

    def excepted(self, action: str, own: tuple[Limit, ...]) -> Iterator[Limit]:
        """The limits with what the policies of resources of the account take out of them."""
        denies = [
            each
            for resource in self._by_service.get(action.partition(":")[0], ())
            if resource.account == self._request.caller.account
            for each in resource.denies(action)
        ]
        for limit in own:
            if self._elsewhere(limit):
                continue
            found = tuple(each for each in denies if all(overlap(each.region[0], one) for one in limit.region))
            whole = limit.replace(exceptions=(*limit.exceptions, *found)) if found else limit
            if whole.covers(limit.example):
                yield whole

    def _elsewhere(self, limit: Limit) -> bool:
        """Whether all of the resources are known to be of another account, whose own policy is asked apart."""
        known = known_resource(self._environment, limit.example)
        if known is None or known.account == self._request.caller.account:
            return False
        return any(covers(glob(known.arn + part), each) for part in ("", "/*") for each in limit.region)

    @cached_property
    def _by_service(self) -> dict[str, list[_Resource]]:
        found: dict[str, list[_Resource]] = {}
        fields = arn_services()
        for arn, account, policy in self._with_policies():
            field = arn.split(":")[2]
            services = {"sts"} if field == "iam" else fields.get(field, frozenset({field}))
            for service in services:
                compiled = policy.compiled(resource_policy_type(f"{service}:x", arn))
                if any(self._names_caller(each) for each in compiled.statements):
                    resource = _Resource(self._environment, self._given, service, arn, account, compiled, self._request)
                    found.setdefault(service, []).append(resource)
        return found

    def _with_policies(self) -> Iterator[tuple[str, str, KnownPolicy]]:
        resources: Mapping[str, KnownResource] = self._environment.resources
        for resource in resources.values():
            if resource.policy:
                yield resource.arn, resource.account, resource.policy
        for account in self._environment.accounts.values():
            for role in account.roles.values():
                if role.trust:
                    yield role.arn, account.number, role.trust

    def _names_caller(self, statement: CompiledStatement) -> bool:
        return principal_grant(statement.principal, self._request, deny=statement.deny) is not None


def _covered(limit: Limit, own: tuple[Limit, ...]) -> bool:
    """Whether the caller's own policies make the same possible without conditions."""
    return any(
        each.residual.certainty is Certainty.ALLOWED and each.covers(limit.example) and not each.exceptions
        for each in own
        if each.account == limit.account
    )


class _Resource:
    """One described resource."""

    def __init__(
        self,
        environment: Environment,
        given: Mapping[str, object],
        service: str,
        arn: str,
        account: str,
        policy: CompiledPolicy,
        caller: Request,
    ) -> None:
        self._environment = environment
        self._given = given
        self._service = service
        self._arn = arn
        self.account = account
        self._policy = policy
        self._caller = caller
        self._known: dict[object, tuple[Limit, ...]] = {}

    def limits(self, action: str) -> tuple[Limit, ...]:
        """Where on the resource or below it an action is possible."""
        if not self._allows(action):
            return ()
        special = action if self._service in ("sts", "s3", "kms") else ""
        key = (self._policies.statements(action.lower()), types_of(action), special)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._limits(action))
        return found

    def _allows(self, action: str) -> list[CompiledStatement]:
        """The Allow statements of its policy about the action that name the caller."""
        return [
            each
            for each in self._policy.candidates(action.lower())
            if not each.deny and principal_grant(each.principal, self._caller, deny=False) is not None
        ]

    def _limits(self, action: str) -> Iterator[Limit]:
        patterns = [pattern for statement in self._allows(action) for pattern in self._patterns(statement)]
        shapes = shapes_of(self._service, types_of(action), self.account, self._request.caller.partition or "aws")
        if self._service == "sts":
            shapes = (glob(self._arn),)
        for pattern in dict.fromkeys(patterns):
            limit = self._first(action, pattern, shapes)
            if limit is not None:
                yield limit

    def _first(self, action: str, pattern: Pattern, shapes: tuple[Pattern, ...]) -> Limit | None:
        for shape in shapes:
            if not overlap(shape, pattern):
                continue
            for arn in examples((pattern,), shape):
                limit = self._limiter.on_resource(action, self._request.resource.replace(arn=arn), (pattern,))
                if limit is not None:
                    return limit.replace(account=self.account)
        return None

    def denies(self, action: str) -> Iterator[Excepted]:
        """What its policy may deny the caller."""
        for statement in self._policy.candidates(action.lower()):
            if not statement.deny or principal_grant(statement.principal, self._caller, deny=True) is None:
                continue
            request = self._request
            if statement.resource is not None and statement.resource.negated:
                continue
            closed = (each for each in statement.conditions if not missing_keys(each, request))
            if not all(each.test(request.values) for each in closed):
                continue
            terms = tuple(term_of(each) for each in statement.conditions if missing_keys(each, request))
            part = Part(kind=PolicyKind.RESOURCE, terms=terms, policy=self._policy, statement=statement)
            for pattern in self._patterns(statement):
                yield Excepted(region=(pattern,), part=part)

    def _patterns(self, statement: CompiledStatement) -> Iterator[Pattern]:
        """What a statement of its policy is about; whatever else it lists, no more than the resource."""
        whole = [glob(self._arn), *([glob(self._arn + _PARTS[self._service])] if self._service in _PARTS else [])]
        if statement.resource is None or statement.resource.negated or statement.resource.star:
            yield from whole
            return
        for pattern in patterns_of(self._policy, statement, self._request):
            if any(overlap(pattern, each) for each in whole):
                yield pattern

    @cached_property
    def _check(self) -> tuple[PolicySet, Request]:
        given = {**self._given, "action": f"{self._service}:x", "resource": self._arn}
        if self._service == "sts":
            given["action"] = "sts:AssumeRole"
        return read_call(given, complete=self._environment.complete).checks[0]

    @property
    def _policies(self) -> PolicySet:
        return self._check[0]

    @property
    def _request(self) -> Request:
        return self._check[1]

    @cached_property
    def _limiter(self) -> Limiter:
        sample = sampler(self._policies, self._request, self._given)
        return Limiter(self._policies, sample, frozenset(key.lower() for key in entries_of(self._given)))

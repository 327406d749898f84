"""The calls that would be made if a policy had another text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policy_engine.compile import CompiledPolicy
from policy_engine.policy_set import Level, PolicySet
from policy_engine.request_file import Call
from policy_engine.testing.parts import PolicyKey, key_of

Change = Callable[[CompiledPolicy], CompiledPolicy]


def policies_of(policies: PolicySet) -> Iterator[CompiledPolicy]:
    """Every policy that may bear on a request, also those of the caller's account."""
    yield from policies.all()
    yield from (policy for level in policies.caller_rcp for policy in level)


def exchanged(call: Call, key: PolicyKey, change: Change) -> Call:
    """The call with a policy changed wherever it is used."""

    def one(policy: CompiledPolicy) -> CompiledPolicy:
        return change(policy) if key_of(policy.document) == key else policy

    return Call(checks=tuple((_each(policies, one), request) for policies, request in call.checks))


def _each(policies: PolicySet, one: Change) -> PolicySet:
    def level(given: Level) -> Level:
        return tuple(one(policy) for policy in given)

    def levels(given: tuple[Level, ...]) -> tuple[Level, ...]:
        return tuple(level(each) for each in given)

    return policies.replace(
        identity=level(policies.identity),
        boundary=policies.boundary and one(policies.boundary),
        session=level(policies.session),
        resource=policies.resource and one(policies.resource),
        scp=levels(policies.scp),
        rcp=levels(policies.rcp),
        caller_rcp=levels(policies.caller_rcp),
        endpoint=policies.endpoint and one(policies.endpoint),
    )

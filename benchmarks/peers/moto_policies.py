"""moto's access control: identity policies, without the context."""

from __future__ import annotations

import json

from moto.iam.access_control import IAMPolicy, PermissionResult

from benchmarks.measure import Effort, repeated
from benchmarks.peers import Prepared
from benchmarks.sets import Benchmark, Json, arn_of


def identity_policies(benchmark: Benchmark, effort: Effort) -> Prepared:
    """The loop over the policies of a user that moto runs for each request."""
    common = _policies(benchmark.policies)
    asked = [
        (_policies(each["policies"]) if "policies" in each else common, each["action"], arn_of(each))
        for each in benchmark.requests
    ]

    def answers() -> list[bool]:
        return [_permits(policies, action, arn) for policies, action, arn in asked]

    return Prepared(answers=answers(), timer=repeated(answers, effort))


def _policies(given: Json) -> list[IAMPolicy]:
    return [IAMPolicy({"policy_document": json.dumps(each)}) for each in given.get("identity", [])]


def _permits(policies: list[IAMPolicy], action: str, arn: str) -> bool:
    results = [policy.is_action_permitted(action, arn) for policy in policies]
    return PermissionResult.DENIED not in results and PermissionResult.PERMITTED in results

"""Peers on the same requests, as far as they are installed: moto's access control, and Cedar on a hand translation."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from benchmarks.sets import Benchmark

Answers = Callable[[], list[bool]]


def moto_answers(benchmark: Benchmark) -> Answers:
    """Identity policies only, which is all that moto evaluates."""
    from moto.iam.access_control import IAMPolicy, PermissionResult

    policies = [IAMPolicy({"policy_document": json.dumps(each)}) for each in benchmark.policies["identity"]]

    def answer(request: dict[str, Any]) -> bool:
        resource = request["resource"]
        arn = resource if isinstance(resource, str) else resource["arn"]
        results = [policy.is_action_permitted(request["action"], arn) for policy in policies]
        return PermissionResult.DENIED not in results and PermissionResult.PERMITTED in results

    return lambda: [answer(request) for request in benchmark.requests]


_CEDAR = """
permit(principal, action == Action::"s3:ListBucket", resource == Thing::"arn:aws:s3:::example-data");
permit(principal, action in [Action::"s3:GetObject", Action::"s3:PutObject"], resource)
when { context.arn like "arn:aws:s3:::example-data/*" };
forbid(principal, action == Action::"s3:PutObject", resource)
when { context.arn like "arn:aws:s3:::example-data/archive/*" };
"""


def cedar_answers(benchmark: Benchmark) -> Answers:
    """Set (a) by hand in Cedar's own language, with the ARN in the context."""
    import cedarpy

    def request(given: dict[str, Any]) -> dict[str, Any]:
        resource = given["resource"]
        arn = resource if isinstance(resource, str) else resource["arn"]
        return {
            "principal": 'User::"alice"',
            "action": f'Action::"{given["action"]}"',
            "resource": f'Thing::"{arn}"',
            "context": {"arn": arn},
        }

    asked = [request(each) for each in benchmark.requests]
    return lambda: [cedarpy.is_authorized(each, _CEDAR, []).decision.value == "Allow" for each in asked]

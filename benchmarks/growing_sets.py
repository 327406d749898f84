"""Sets of a given size, to see how cost grows."""

from __future__ import annotations

import json
import random

from benchmarks.principals import names_of
from benchmarks.sets import A, Benchmark, Json, document, managed, request
from policy_engine.catalog import all_actions

KEY = "arn:aws:s3:::bucket/key"
_USER = f"arn:aws:iam::{A}:user/alice"


def same_action(number: int) -> Benchmark:
    """Statements that are all about the action asked; the last one allows."""
    statements = [_allow("s3:GetObject", f"arn:aws:s3:::bucket-{n}/*") for n in range(number)]
    asked = request(_USER, "s3:GetObject", f"arn:aws:s3:::bucket-{number - 1}/key", context={})
    return Benchmark(name="same action", policies={"identity": [document(*statements)]}, requests=[asked])


def other_actions(number: int) -> Benchmark:
    """Statements about as many actions; the last one allows the action asked."""
    actions = random.Random(7).sample(sorted(all_actions()), number)
    statements = [_allow(action, "*") for action in actions]
    asked = request(_USER, actions[-1], "*", context={})
    return Benchmark(name="other actions", policies={"identity": [document(*statements)]}, requests=[asked])


def managed_policies(number: int) -> Benchmark:
    """Managed policies on one principal, asked about five actions; more policies contain fewer."""
    names = random.Random(7).sample(list(managed()), len(managed()))[:number]
    actions = random.Random(7).sample(sorted(all_actions()), 5)
    return Benchmark(
        name="managed policies",
        policies={"identity": [json.loads(managed()[name]) for name in names]},
        requests=[request(_USER, action, "*", context={}) for action in actions],
    )


def crowd(number: int) -> Benchmark:
    """One request for each principal, which brings its own policies."""
    asked = request(_USER, "s3:GetObject", KEY, context={})
    return Benchmark(name="crowd", policies={}, requests=[{**asked, "policies": _attached(n)} for n in range(number)])


def _attached(n: int) -> Json:
    return {"identity": [json.loads(managed()[name]) for name in names_of(n)]}


def _allow(action: str, resource: str) -> Json:
    return {"Effect": "Allow", "Action": action, "Resource": resource}

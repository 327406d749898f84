"""Cedar through cedarpy: sets (a) and (c) translated by hand, with policies and entities parsed beforehand.

Cedar has no wildcards in actions and no variables in patterns, so (b) cannot be said in it, and the caller's name and
tag stand in the text of (c).
"""

from __future__ import annotations

import json
from typing import Any

import cedarpy

from benchmarks.measure import Effort, repeated
from benchmarks.peers import Prepared
from benchmarks.sets import BUCKET, Benchmark, Json, arn_of

_A_BY_PLACE = f"""
permit(principal, action == Action::"s3:ListBucket", resource == Thing::"{BUCKET}");
permit(principal, action in [Action::"s3:GetObject", Action::"s3:PutObject"], resource in Thing::"{BUCKET}/");
forbid(principal, action == Action::"s3:PutObject", resource in Thing::"{BUCKET}/archive/");
"""
_A_BY_CONTEXT = f"""
permit(principal, action == Action::"s3:ListBucket", resource) when {{ context.arn == "{BUCKET}" }};
permit(principal, action in [Action::"s3:GetObject", Action::"s3:PutObject"], resource)
when {{ context.arn like "{BUCKET}/*" }};
forbid(principal, action == Action::"s3:PutObject", resource) when {{ context.arn like "{BUCKET}/archive/*" }};
"""
_C = f"""
permit(principal, action == Action::"s3:GetObject", resource)
when {{ context.arn like "{BUCKET}/public/*"
    && (context.ip.isInRange(ip("203.0.113.0/24")) || context.ip.isInRange(ip("2001:db8::/32"))) }};
permit(principal, action == Action::"s3:ListBucket", resource)
when {{ context.arn == "{BUCKET}" && (context.prefix like "alice/*" || context.prefix like "shared/*") }};
permit(principal, action, resource) when {{ context.arn like "{BUCKET}/home/alice/*" }};
permit(principal, action == Action::"s3:GetObject", resource)
when {{ context.tagKeys.containsAny(["team-a", "env"]) && context.principalTeam == context.resourceTeam }};
permit(principal, action == Action::"s3:PutObject", resource)
when {{ context.arn like "{BUCKET}/red/*"
    && context.now > datetime("2025-01-01T00:00:00Z") && context.mfaAge <= 3600 }};
forbid(principal, action, resource)
unless {{ context.mfa || context.ip.isInRange(ip("203.0.113.0/24")) }};
"""


def by_place(benchmark: Benchmark, effort: Effort) -> Prepared:
    """Set (a) with folders as parents of their objects, and no context."""
    return _prepared(_A_BY_PLACE, _places(benchmark), [_request(each, {}) for each in benchmark.requests], effort)


def by_context(benchmark: Benchmark, effort: Effort) -> Prepared:
    """Set (a) with the ARN in the context."""
    asked = [_request(each, {"arn": arn_of(each)}) for each in benchmark.requests]
    return _prepared(_A_BY_CONTEXT, [], asked, effort)


def conditions(benchmark: Benchmark, effort: Effort) -> Prepared:
    """Set (c) with everything in the context."""
    return _prepared(_C, [], [_request(each, _context(each)) for each in benchmark.requests], effort)


def prefixes(benchmark: Benchmark, effort: Effort) -> Prepared:
    """Any set of Allow statements of one action on `PREFIX*`, with the ARN in the context."""
    statements = benchmark.policies["identity"][0]["Statement"]
    text = "".join(
        f'permit(principal, action == Action::"{each["Action"]}", resource) '
        f'when {{ context.arn like "{each["Resource"]}" }};\n'
        for each in statements
    )
    return _prepared(text, [], [_request(each, {"arn": arn_of(each)}) for each in benchmark.requests], effort)


def _prepared(text: str, entities: list[Json], asked: list[Json], effort: Effort) -> Prepared:
    policies = cedarpy.PolicySet.from_str(text)
    known = cedarpy.Entities.from_json_str(json.dumps(entities))

    def answers() -> list[bool]:
        return [cedarpy.is_authorized(each, policies, known).allowed for each in asked]

    return Prepared(answers=answers(), timer=repeated(answers, effort))


def _request(given: Json, context: Json) -> Json:
    return {
        "principal": 'User::"alice"',
        "action": f'Action::"{given["action"]}"',
        "resource": f'Thing::"{arn_of(given)}"',
        "context": context,
    }


def _places(benchmark: Benchmark) -> list[Json]:
    """Every ARN that is asked about, below each folder that its key names."""
    arns = {arn_of(each) for each in benchmark.requests}
    folders = {f"{BUCKET}/", f"{BUCKET}/archive/"}
    return [
        {
            "uid": {"type": "Thing", "id": arn},
            "attrs": {},
            "parents": [{"type": "Thing", "id": each} for each in folders if arn.startswith(each) and arn != each],
        }
        for arn in sorted(arns | folders)
    ]


def _context(given: Json) -> Json:
    context = given["context"]

    def extension(function: str, argument: str) -> Any:
        return {"__extn": {"fn": function, "arg": argument}}

    return {
        "arn": arn_of(given),
        "ip": extension("ip", context["aws:SourceIp"]),
        "now": extension("datetime", given["now"]),
        "mfa": context["aws:MultiFactorAuthPresent"],
        "mfaAge": context["aws:MultiFactorAuthAge"],
        "principalTeam": context["aws:PrincipalTag/team"],
        "resourceTeam": context["aws:ResourceTag/team"],
        "tagKeys": context["aws:TagKeys"],
        "prefix": context["s3:prefix"],
    }

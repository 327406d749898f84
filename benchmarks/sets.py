"""The policy sets that are measured, built from the AWS managed policies that moto carries.

(a) one identity policy of three statements; (b) a role with ten managed policies, a boundary, SCPs on three levels and
a bucket policy; (c) six statements whose conditions and variables use every family of operators.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data

from policy_engine.catalog import all_actions

Json = dict[str, Any]
A = "111122223333"
ROLE = f"arn:aws:iam::{A}:role/app"
SESSION = f"arn:aws:sts::{A}:assumed-role/app/session"
BUCKET = "arn:aws:s3:::example-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """Policies and requests: request objects without their policies."""

    name: str
    policies: Json
    requests: list[Json]

    def first(self, number: int) -> Benchmark:
        """The same with fewer requests; they stand in random order."""
        return replace(self, requests=self.requests[:number])

    def only(self, *kinds: str) -> Benchmark:
        """The same with some kinds of policy."""
        return replace(self, policies={kind: given for kind, given in self.policies.items() if kind in kinds})


@cache
def managed() -> dict[str, str]:
    """Name to policy text."""
    data: dict[str, Json] = json.loads(aws_managed_policies_data)
    return {name: json.dumps(entry["Document"], indent=4) for name, entry in sorted(data.items())}


def document(*statements: Json) -> Json:
    """A policy of statements."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _allow(action: object, resource: object = "*", condition: Json | None = None, **more: object) -> Json:
    statement = {"Effect": "Allow", **more, "Action": action, "Resource": resource}
    return statement | ({"Condition": condition} if condition else {})


def _deny(action: object, resource: object = "*", condition: Json | None = None, **more: object) -> Json:
    return _allow(action, resource, condition, **more) | {"Effect": "Deny"}


def set_a() -> Benchmark:
    """One small identity policy, eight requests."""
    policy = document(
        _allow("s3:ListBucket", BUCKET),
        _allow(["s3:GetObject", "s3:PutObject"], f"{BUCKET}/*"),
        _deny("s3:PutObject", f"{BUCKET}/archive/*"),
    )
    cases = [
        ("s3:ListBucket", BUCKET),
        ("s3:DeleteObject", f"{BUCKET}/k"),
        ("ec2:RunInstances", "*"),
        ("iam:GetUser", "*"),
    ]
    cases += [(action, f"{BUCKET}/{key}") for action in ("s3:GetObject", "s3:PutObject") for key in ("k", "archive/k")]
    requests = [request(f"arn:aws:iam::{A}:user/alice", *case, context={}) for case in cases]
    return Benchmark(name="a", policies={"identity": [policy]}, requests=requests)


_ROLE_POLICIES = (
    "ReadOnlyAccess SecurityAudit AmazonEC2FullAccess AmazonS3FullAccess AWSLambda_FullAccess "
    "CloudWatchLogsFullAccess AmazonDynamoDBFullAccess AmazonECS_FullAccess AmazonSageMakerFullAccess "
    "AWSCodeBuildDeveloperAccess"
)
_CONTEXT = {
    "aws:SourceIp": "203.0.113.7",
    "aws:RequestedRegion": "eu-west-1",
    "aws:SecureTransport": True,
    "aws:MultiFactorAuthPresent": True,
    "aws:PrincipalOrgID": "o-a1b2c3d4e5",
    "aws:PrincipalTag/team": "red",
    "aws:UserAgent": "aws-cli/2",
    "aws:ViaAWSService": False,
    "aws:SourceVpc": "vpc-1a2b3c4d",
    "aws:TokenIssueTime": "2026-01-01T00:00:00Z",
    "s3:prefix": "home/",
    "ec2:InstanceType": "t3.micro",
}


def set_b() -> Benchmark:
    """A role with everything around it, 2,000 requests over 1,750 actions."""
    full = document(_allow("*"))
    regions = _deny(
        None,
        condition={
            "StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1", "us-east-1"]},
            "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin-*"},
        },
    )
    del regions["Action"]
    regions["NotAction"] = ["iam:*", "organizations:*", "route53:*", "cloudfront:*", "support:*", "sts:*"]
    forbidden = _deny(
        ["organizations:LeaveOrganization", "cloudtrail:StopLogging", "config:Delete*", "guardduty:Delete*"]
    )
    bucket = document(
        _allow("s3:GetObject", f"{BUCKET}/*", Principal={"AWS": f"arn:aws:iam::{A}:root"}),
        _deny("s3:*", [BUCKET, f"{BUCKET}/*"], {"Bool": {"aws:SecureTransport": "false"}}, Principal="*"),
    )
    policies = {
        "identity": [json.loads(managed()[name]) for name in _ROLE_POLICIES.split()],
        "boundary": json.loads(managed()["PowerUserAccess"]),
        "scp": [[full, document(regions)], [full, document(forbidden)], [full]],
        "resource": bucket,
    }
    chance = random.Random(7)
    actions = chance.sample(sorted(all_actions()), 1750)
    actions += chance.choices(actions, k=250)
    requests = [request(SESSION, action, _resource(action), context=_CONTEXT) for action in actions]
    return Benchmark(name="b", policies=policies, requests=requests)


def _resource(action: str) -> str:
    return f"{BUCKET}/home/report.csv" if action.startswith("s3:") and "Object" in action else "*"


def set_c() -> Benchmark:
    """Conditions and variables, 400 requests."""
    office = {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"]}}
    policy = document(
        _allow("s3:GetObject", f"{BUCKET}/public/*", office),
        _allow("s3:ListBucket", BUCKET, {"StringLike": {"s3:prefix": ["${aws:username}/*", "shared/*"]}}),
        _allow("s3:*", f"{BUCKET}/home/${{aws:username}}/*"),
        _allow("s3:GetObject", "*", {
            "ForAnyValue:StringLike": {"aws:TagKeys": ["team-*", "env"]},
            "StringEquals": {"aws:PrincipalTag/team": "${aws:ResourceTag/team}"},
        }),
        _allow("s3:PutObject", f"{BUCKET}/${{aws:PrincipalTag/team, 'none'}}/*", {
            "DateGreaterThan": {"aws:CurrentTime": "2025-01-01T00:00:00Z"},
            "NumericLessThanEquals": {"aws:MultiFactorAuthAge": "3600"},
        }),
        _deny("s3:*", "*", {
            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
            "NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"},
        }),
    )  # fmt: skip
    chance = random.Random(7)
    requests = []
    for _ in range(400):
        action = chance.choice(["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject"])
        key = chance.choice(["public/a", "home/alice/a", "home/bob/a", "red/a", "none/a"])
        context: Json = {
            "aws:SourceIp": chance.choice(["203.0.113.7", "198.51.100.1", "2001:db8::1"]),
            "aws:MultiFactorAuthPresent": chance.random() < 0.8,
            "aws:MultiFactorAuthAge": chance.choice([60, 7200]),
            "aws:ResourceTag/team": chance.choice(["red", "blue"]),
            "aws:PrincipalTag/team": "red",
            "aws:TagKeys": chance.sample(["team-a", "env", "owner"], 2),
            "s3:prefix": chance.choice(["alice/x", "shared/x", "bob/x"]),
        }
        resource = BUCKET if action == "s3:ListBucket" else f"{BUCKET}/{key}"
        requests.append(request(f"arn:aws:iam::{A}:user/alice", action, resource, context=context))
    return Benchmark(name="c", policies={"identity": [policy]}, requests=requests)


def request(principal: str, action: str, resource: str, *, context: Json) -> Json:
    """A request object; everything belongs to one account."""
    where = {"arn": resource, "account": A} if resource.startswith("arn:aws:s3") else resource
    return {
        "principal": principal,
        "action": action,
        "resource": where,
        "context": context,
        "now": "2026-06-01T00:00:00Z",
    }


def arn_of(request: Json) -> str:
    """The resource that a request names."""
    resource = request["resource"]
    return resource if isinstance(resource, str) else str(resource["arn"])

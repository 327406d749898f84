"""An organization at size: three accounts, a thousand roles, five hundred managed policies, as AWS's command line
prints them.

`python -m benchmarks.organization FOLDER` writes it; the same numbers give the same files.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from policy_engine.catalog import all_actions

Json = dict[str, Any]
ROLES, POLICIES = 1000, 500
MANAGEMENT = "999988887777"
ACCOUNTS = ("111122223333", "444455556666", MANAGEMENT)
ORGANIZATION, ROOT, UNIT = "o-a1b2c3d4e5", "r-ab12", "ou-ab12-workload1"
BUCKETS = 100
_DATE = "2026-01-15T09:30:00+00:00"
_SERVICES = (
    "s3",
    "sqs",
    "sns",
    "dynamodb",
    "lambda",
    "ec2",
    "kms",
    "logs",
    "secretsmanager",
    "ssm",
    "ecr",
    "iam",
    "sts",
)


def write(folder: Path, *, roles: int = ROLES, policies: int = POLICIES) -> None:
    """Write the files of the organization into a folder."""
    random = Random(1)
    for number, account in enumerate(ACCOUNTS):
        own = range(number, policies, len(ACCOUNTS))
        dump = _account(random, account, range(number, roles, len(ACCOUNTS)), own)
        _write(folder / "accounts" / f"{account}.json", dump)
    for name, answer in _organization():
        _write(folder / "organization" / name, answer)
    _write(folder / "resources.json", _resources(random, roles))


def role_arn(number: int) -> str:
    """The ARN of a role by its number."""
    return f"arn:aws:iam::{ACCOUNTS[number % len(ACCOUNTS)]}:role/team-{number % 20}/role-{number}"


def bucket_arn(number: int) -> str:
    """The ARN of a bucket by its number."""
    return f"arn:aws:s3:::example-bucket-{number}"


def _account(random: Random, account: str, roles: Sequence[int], policies: Sequence[int]) -> Json:
    arns = [f"arn:aws:iam::{account}:policy/policy-{number}" for number in policies]
    return {
        "UserDetailList": [_user(random, account, number, arns) for number in roles[:20]],
        "GroupDetailList": [_group(random, account, number, arns) for number in range(5)],
        "RoleDetailList": [_role(random, number, arns) for number in roles],
        "Policies": [_managed(random, arn) for arn in arns],
    }


def _user(random: Random, account: str, number: int, policies: Sequence[str]) -> Json:
    return {
        "Path": "/",
        "UserName": f"user-{number}",
        "UserId": f"AIDA{number:016}",
        "Arn": f"arn:aws:iam::{account}:user/user-{number}",
        "CreateDate": _DATE,
        "GroupList": [f"group-{random.randrange(5)}"],
        "AttachedManagedPolicies": _attached(random.sample(policies, 2)),
        "Tags": [{"Key": "team", "Value": f"team-{number % 20}"}],
    }


def _group(random: Random, account: str, number: int, policies: Sequence[str]) -> Json:
    return {
        "Path": "/",
        "GroupName": f"group-{number}",
        "GroupId": f"AGPA{number:016}",
        "Arn": f"arn:aws:iam::{account}:group/group-{number}",
        "CreateDate": _DATE,
        "GroupPolicyList": [{"PolicyName": "inline", "PolicyDocument": _document(random)}],
        "AttachedManagedPolicies": _attached(random.sample(policies, 2)),
    }


def _role(random: Random, number: int, policies: Sequence[str]) -> Json:
    role: Json = {
        "Path": f"/team-{number % 20}/",
        "RoleName": f"role-{number}",
        "RoleId": f"AROA{number:016}",
        "Arn": role_arn(number),
        "CreateDate": _DATE,
        "AssumeRolePolicyDocument": _trust(random, number),
        "InstanceProfileList": [],
        "RolePolicyList": [{"PolicyName": "inline", "PolicyDocument": _document(random)}],
        "AttachedManagedPolicies": _attached(random.sample(policies, random.randint(1, 5))),
        "Tags": [{"Key": "team", "Value": f"team-{number % 20}"}],
        "RoleLastUsed": {},
    }
    if number % 10 == 0:
        boundary = random.choice(policies)
        role["PermissionsBoundary"] = {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": boundary}
    return role


def _trust(random: Random, number: int) -> Json:
    """A service for most, other roles, an account or an identity provider for the rest."""
    account = role_arn(number).split(":")[4]
    action, condition = "sts:AssumeRole", {}
    match number % 10:
        case 0 | 1:
            principal: Json = {"AWS": [role_arn(random.randrange(ROLES)) for _ in range(2)]}
        case 2:
            principal = {"AWS": f"arn:aws:iam::{random.choice(ACCOUNTS)}:root"}
            condition = {"StringEquals": {"sts:ExternalId": f"id-{number}"}}
        case 3:
            principal = {"Federated": f"arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com"}
            action = "sts:AssumeRoleWithWebIdentity"
            condition = {"StringEquals": {"token.actions.githubusercontent.com:sub": f"repo:example/{number}:ref:main"}}
        case _:
            principal = {
                "Service": random.choice(["lambda.amazonaws.com", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com"])
            }
    statement = {"Effect": "Allow", "Principal": principal, "Action": action}
    return _policy([statement | ({"Condition": condition} if condition else {})])


def _managed(random: Random, arn: str) -> Json:
    return {
        "PolicyName": arn.rsplit("/", 1)[-1],
        "Arn": arn,
        "Path": "/",
        "DefaultVersionId": "v1",
        "AttachmentCount": 1,
        "IsAttachable": True,
        "CreateDate": _DATE,
        "PolicyVersionList": [
            {"Document": _document(random), "VersionId": "v1", "IsDefaultVersion": True, "CreateDate": _DATE}
        ],
    }


def _document(random: Random) -> Json:
    return _policy([_statement(random) for _ in range(random.randint(1, 5))])


def _statement(random: Random) -> Json:
    service = random.choice(_SERVICES)
    statement: Json = {
        "Effect": "Deny" if random.random() < 0.05 else "Allow",
        "Action": sorted({_pattern(random, service) for _ in range(random.randint(1, 6))}),
        "Resource": _resource(random, service),
    }
    if random.random() < 0.2:
        statement["Condition"] = random.choice(
            [
                {"IpAddress": {"aws:SourceIp": f"203.0.113.{random.randrange(0, 256, 16)}/28"}},
                {"StringEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]}},
                {"StringEquals": {"aws:PrincipalTag/team": f"team-{random.randrange(20)}"}},
                {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
            ]
        )
    return statement


def _pattern(random: Random, service: str) -> str:
    """An action of a service, or all that begin like it."""
    action = random.choice(_actions(service))
    return action if random.random() < 0.7 else action[: len(service) + 1 + random.randint(3, 6)] + "*"


@cache
def _actions(service: str) -> tuple[str, ...]:
    return tuple(action for action in all_actions() if action.startswith(f"{service}:"))


def _resource(random: Random, service: str) -> str | list[str]:
    match service:
        case "s3":
            bucket = "arn:aws:s3:::example-*" if random.random() < 0.3 else bucket_arn(random.randrange(BUCKETS))
            return [bucket, f"{bucket}/*"]
        case "sts":
            return role_arn(random.randrange(ROLES))
        case _:
            return "*"


def _resources(random: Random, roles: int) -> Json:
    """Buckets with policies, in the form of a description."""
    resources: dict[str, Json] = {account: {"resources": {}} for account in ACCOUNTS}
    for number in range(BUCKETS):
        bucket = bucket_arn(number)
        reader = role_arn(random.randrange(roles))
        policy = _policy(
            [
                {"Effect": "Allow", "Principal": {"AWS": reader}, "Action": "s3:GetObject", "Resource": f"{bucket}/*"},
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": [bucket, f"{bucket}/*"],
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                },
            ]
        )
        resources[ACCOUNTS[number % len(ACCOUNTS)]]["resources"][bucket] = {"policy": policy}
    return {"accounts": resources}


def _organization() -> Iterator[tuple[str, Json]]:
    yield "organization.json", {"Organization": {"Id": ORGANIZATION, "MasterAccountId": MANAGEMENT}}
    types = [{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}]
    yield "roots.json", {"Roots": [{"Id": ROOT, "Name": "Root", "PolicyTypes": types}]}
    yield "accounts.json", {"Accounts": [{"Id": account} for account in ACCOUNTS]}
    full = {"Id": "p-FullAWSAccess", "Type": "SERVICE_CONTROL_POLICY"}
    regions = {"Id": "p-regions1", "Type": "SERVICE_CONTROL_POLICY"}
    parents = {UNIT: ROOT, MANAGEMENT: ROOT, ACCOUNTS[0]: UNIT, ACCOUNTS[1]: UNIT}
    for child, parent in parents.items():
        yield f"list-parents-{child}.json", {"Parents": [{"Id": parent}]}
    for target in (ROOT, *parents):
        yield f"list-policies-{target}.json", {"Policies": [full, regions] if target == UNIT else [full]}
    deny = {
        "Effect": "Deny",
        "NotAction": ["iam:*", "sts:*"],
        "Resource": "*",
        "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]}},
    }
    yield "p-regions1.json", {"Policy": {"PolicySummary": regions, "Content": json.dumps(_policy([deny]))}}


def _attached(arns: Sequence[str]) -> list[Json]:
    return [{"PolicyName": arn.rsplit("/", 1)[-1], "PolicyArn": arn} for arn in arns]


def _policy(statements: list[Json]) -> Json:
    return {"Version": "2012-10-17", "Statement": statements}


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=4), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--roles", type=int, default=ROLES)
    parser.add_argument("--policies", type=int, default=POLICIES)
    given = parser.parse_args()
    write(given.folder, roles=given.roles, policies=given.policies)

"""The small world that random requests are about: two accounts, their callers, and a few resources."""

from typing import Any

Json = dict[str, Any]

ACCOUNT_A = "111122223333"
ACCOUNT_B = "444455556666"
CANONICAL_IDS = {ACCOUNT_A: "a1" * 32, ACCOUNT_B: "b2" * 32}
ORGANIZATION = "o-abc123def4"
PATHS = (f"{ORGANIZATION}/r-ab12/", f"{ORGANIZATION}/r-ab12/ou-ab12-11111111/")

ALICE = f"arn:aws:iam::{ACCOUNT_A}:user/alice"
ALICE_ID = "AIDAALICEEXAMPLEID01"
BOB = f"arn:aws:iam::{ACCOUNT_B}:user/bob"
ROLE_R = f"arn:aws:iam::{ACCOUNT_A}:role/team/R"
ROLE_R_ID = "AROAROLEREXAMPLEID01"
SESSION_R = f"arn:aws:sts::{ACCOUNT_A}:assumed-role/R/sess"
ROLE_X = f"arn:aws:iam::{ACCOUNT_B}:role/X"
SESSION_X = f"arn:aws:sts::{ACCOUNT_B}:assumed-role/X/s1"
FEDERATED = f"arn:aws:sts::{ACCOUNT_A}:federated-user/fed1"
LINKED_ROLE = f"arn:aws:iam::{ACCOUNT_A}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
OIDC = f"arn:aws:iam::{ACCOUNT_A}:oidc-provider/token.actions.githubusercontent.com"
SAML = f"arn:aws:iam::{ACCOUNT_A}:saml-provider/corp"
LAMBDA = "lambda.amazonaws.com"

USER_ALICE: Json = {"arn": ALICE, "id": ALICE_ID}
SIGNED_CALLERS: tuple[str | Json, ...] = (
    USER_ALICE,
    USER_ALICE | {"tags": {"team": "blue", "dir": "alice"}},
    USER_ALICE | {"credentials": "session-token"},
    BOB,
    {"arn": SESSION_R, "role": ROLE_R, "id": ROLE_R_ID},
    {"arn": SESSION_R, "role": ROLE_R, "tags": {"team": "blue"}, "session_tags": {"Team": "red", "dir": "*"}},
    SESSION_X,
    {"arn": FEDERATED, "parent": ALICE, "parent_id": ALICE_ID},
    ROLE_R,
    ACCOUNT_A,
    f"arn:aws:iam::{ACCOUNT_B}:root",
    {"arn": f"arn:aws:sts::{ACCOUNT_A}:assumed-role/AWSServiceRoleForECS/ecs", "role": LINKED_ROLE},
)
ASSUMED_ROOT: Json = {"arn": f"arn:aws:iam::{ACCOUNT_A}:root", "type": "assumed-root"}
UNSIGNED_CALLERS: tuple[str | Json, ...] = (
    "anonymous",
    LAMBDA,
    {"arn": "s3.amazonaws.com", "service_names": ["s3.amazonaws.com", "s3.us-east-1.amazonaws.com"]},
)
PROVIDERS: tuple[str | Json, ...] = (OIDC, "accounts.google.com", SAML)

OBJECTS = ("arn:aws:s3:::bkt/k.txt", "arn:aws:s3:::bkt/alice/x", "arn:aws:s3:::bkt/a*b", "arn:aws:s3:::other/blue")
BUCKETS = ("arn:aws:s3:::bkt",)
QUEUES = (f"arn:aws:sqs:us-east-1:{ACCOUNT_A}:q", f"arn:aws:sqs:eu-west-1:{ACCOUNT_B}:alice")
KEYS = (f"arn:aws:kms:us-east-1:{ACCOUNT_A}:key/k1", f"arn:aws:kms:us-east-1:{ACCOUNT_B}:key/k2")
ALIASES = (f"arn:aws:kms:us-east-1:{ACCOUNT_A}:alias/mine", f"arn:aws:kms:us-east-1:{ACCOUNT_A}:alias/aws/s3")
ROLES = (ROLE_R, ROLE_X)
POLICIES = (f"arn:aws:iam::{ACCOUNT_A}:policy/own", "arn:aws:iam::aws:policy/ReadOnlyAccess")
EVERYTHING = ("*",)

# Every action with the resources it can be about.
ACTIONS: dict[str, tuple[str, ...]] = {
    "s3:GetObject": OBJECTS,
    "s3:PutObject": OBJECTS,
    "s3:GetObjectAcl": OBJECTS,
    "s3:ListBucket": BUCKETS,
    "s3:GetBucketPolicy": BUCKETS,
    "s3:DeleteBucketPolicy": BUCKETS,
    "s3:ListAllMyBuckets": EVERYTHING,
    "sqs:SendMessage": QUEUES,
    "kms:Decrypt": KEYS,
    "kms:RetireGrant": KEYS,
    "kms:DeleteAlias": ALIASES,
    "sts:AssumeRole": (*ROLES, LINKED_ROLE),
    "sts:TagSession": ROLES,
    "sts:GetCallerIdentity": EVERYTHING,
    "sts:GetSessionToken": EVERYTHING,
    "iam:PassRole": ROLES,
    "iam:GetPolicy": POLICIES,
    "iam:DeletePolicy": POLICIES,
    "ec2:DescribeInstances": EVERYTHING,
}
# The calls of those whom an identity provider vouches for.
PROVIDER_ACTIONS = ("sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML", "sts:TagSession")

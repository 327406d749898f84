"""The small alphabets that random requests are made of."""

from __future__ import annotations

from hypothesis import strategies as st

A, B = "111122223333", "444455556666"
CANONICAL = {A: "a" * 64, B: "b" * 64}
USER, OTHER_USER, BOB = (
    f"arn:aws:iam::{A}:user/team/alice",
    f"arn:aws:iam::{A}:user/carol",
    f"arn:aws:iam::{B}:user/bob",
)
ROLE, ROLE_B = f"arn:aws:iam::{A}:role/team/R", f"arn:aws:iam::{B}:role/X"
SESSION, SESSION_B = f"arn:aws:sts::{A}:assumed-role/R/s", f"arn:aws:sts::{B}:assumed-role/X/s"
FEDERATED = f"arn:aws:sts::{A}:federated-user/fed"
OIDC, SAML = f"arn:aws:iam::{A}:oidc-provider/id.example.com", f"arn:aws:iam::{A}:saml-provider/idp"
KEY = f"arn:aws:kms:eu-west-1:{A}:key/1234abcd-12ab-34cd-56ef-1234567890ab"
QUEUE, FUNCTION = f"arn:aws:sqs:eu-west-1:{A}:queue", f"arn:aws:lambda:eu-west-1:{A}:function:f"
LINKED = f"arn:aws:iam::{A}:role/aws-service-role/example.amazonaws.com/Linked"

# What each resource can be asked: a case is one action on one of its resources.
TARGETS: tuple[tuple[str, str], ...] = (
    *((action, "arn:aws:s3:::bkt/alice/k.txt") for action in ("s3:GetObject", "s3:PutObject", "s3:GetObjectAcl")),
    *((action, "arn:aws:s3:::bkt") for action in ("s3:ListBucket", "s3:DeleteBucketPolicy", "s3:GetBucketAcl")),
    *((action, KEY) for action in ("kms:Decrypt", "kms:RetireGrant")),
    *((action, QUEUE) for action in ("sqs:SendMessage", "SQS:sendmessage")),
    ("lambda:InvokeFunction", FUNCTION),
    *((action, ROLE) for action in ("sts:AssumeRole", "sts:TagSession", "iam:PassRole", "iam:DeleteRole")),
    *((action, ROLE) for action in ("sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML")),
    ("sts:AssumeRole", LINKED),
    ("iam:DeletePolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    ("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    *(
        (action, "*")
        for action in ("sts:GetCallerIdentity", "sts:GetSessionToken", "s3:ListAllMyBuckets", "iam:ListRoles")
    ),
    *((action, "*") for action in ("sqs:ListQueues", "kms:ListKeys", "s3:ListBucket")),
)
TAGS = st.dictionaries(st.sampled_from(["team", "dir"]), st.sampled_from(["red", "alice", "*", ""]), max_size=2)
CALLERS = st.one_of(
    st.builds(
        lambda tags, kind: {"arn": USER, "id": "AIDA1", "tags": tags, "credentials": kind},
        TAGS,
        st.sampled_from(["long-term", "session-token"]),
    ),
    st.builds(
        lambda tags, more: {"arn": SESSION, "role": ROLE, "id": "AROA1", "tags": tags, "session_tags": more},
        TAGS,
        TAGS,
    ),
    st.just({"arn": FEDERATED, "parent": USER, "parent_id": "AIDA1"}),
    st.sampled_from([OTHER_USER, BOB, ROLE, ROLE_B, SESSION_B, A, B, "anonymous"]),
    st.sampled_from(["lambda.amazonaws.com", "sns.amazonaws.com"]),
    st.just({"arn": A, "type": "assumed-root"}),
    st.just({"arn": f"arn:aws:sts::{A}:assumed-role/Linked/s", "role": LINKED, "service_linked": True}),
)
PRINCIPALS = st.one_of(
    st.just("*"),
    st.fixed_dictionaries(
        {},
        optional={
            "AWS": st.lists(
                st.sampled_from(
                    [
                        "*",
                        A,
                        B,
                        f"arn:aws:iam::{A}:root",
                        f"arn:aws-cn:iam::{A}:root",
                        USER,
                        OTHER_USER,
                        BOB,
                        ROLE,
                        ROLE_B,
                        SESSION,
                        SESSION_B,
                        FEDERATED,
                        "AIDA1",
                        "AROA1",
                        f"arn:aws:iam::{A}:user/*",
                    ]
                ),
                max_size=3,
            ),
            "Service": st.sampled_from(["lambda.amazonaws.com", ["sns.amazonaws.com", "s3.amazonaws.com"]]),
            "Federated": st.sampled_from([OIDC, SAML]),
            "CanonicalUser": st.sampled_from(list(CANONICAL.values())),
        },
    ),
)
ACTIONS = st.sampled_from(
    [
        "*",
        "*:*",
        "s3:*",
        "s3:Get*",
        "S3:getobject",
        "s3:?etObject",
        "s*:GetObject",
        "s3:GetObject ",
        "kms:*",
        "kms:Decrypt",
        "sts:*",
        "sts:AssumeRole",
        "sts:AssumeRoleWith*",
        "sts:TagSession",
        "iam:*",
        "iam:Pass*",
        "sqs:SendMessage",
        "lambda:Invoke*",
        "ec2:*",
        "GetObject",
    ]
)
RESOURCES = st.sampled_from(
    [
        "*",
        "arn:aws:s3:::bkt",
        "arn:aws:s3:::bkt/*",
        "arn:aws:s3:::*",
        "arn:aws:s3:::b?t/${aws:username}/*",
        "arn:aws:s3:::bkt/${aws:PrincipalTag/dir, 'alice'}/k.txt",
        "arn:aws:s3:::bkt/${*}/k.txt",
        "arn:aws:s3",
        "arn:aws:s3:*",
        "arn:aws-cn:s3:::bkt/*",
        "arn:${aws:x}:s3:::bkt/*",
        "arn:aws:s3:::bkt/${aws:username",
        KEY,
        QUEUE,
        FUNCTION,
        ROLE,
        "arn:aws:*:eu-*-1:111122223333:*",
        "arn:*:sqs:*:queue",
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:iam::aws:policy/*",
    ]
)
OPERATORS = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericGreaterThanEquals",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateGreaterThan",
    "DateLessThanEquals",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
]
KEYS = [
    "aws:username",
    "aws:PrincipalTag/team",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalAccount",
    "AWS:sourceip",
    "aws:SecureTransport",
    "aws:MultiFactorAuthPresent",
    "aws:CurrentTime",
    "aws:TagKeys",
    "aws:CalledVia",
    "k:v",
    "k:n",
    "aws:PrincipalIsAWSService",
    "aws:SourceVpce",
    "sts:ExternalId",
    "aws:ResourceTag/team",
    "aws:PrincipalOrgPaths",
    "aws:EpochTime",
    "aws:SourceArn",
]
VALUES = st.one_of(
    st.sampled_from(
        [
            "alice",
            "al*",
            "ALICE",
            "red",
            "true",
            "false",
            "TRUE",
            "yes",
            "",
            "10",
            "10.0",
            "9",
            "1e1",
            "2024-01-01",
            "2024-01-01T00:00:00Z",
            "1704067200",
            "2024",
            "not-a-date",
            "203.0.113.7",
            "203.0.113.0/24",
            "2001:db8::/32",
            "0.0.0.0/0",
            "300.1.1.1",
            "AAE=",
            "AAE",
            "${aws:username}",
            "${aws:PrincipalTag/team, 'red'}",
            "${k:v}*",
            "${aws:TagKeys}",
            "a${*}",
            USER,
            ROLE,
            "arn:aws:iam::*:user/*",
            "arn:aws:iam",
            "*",
            A,
            "o-abc123def4",
            "vpce-1",
            "env",
            "team",
        ]
    ),
    st.booleans(),
    st.just(10),
)

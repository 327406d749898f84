"""Random conditions, and the values of the context that they look at."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.property.names import (
    ACCOUNT_A,
    ACCOUNT_B,
    ALICE,
    ALICE_ID,
    BOB,
    LAMBDA,
    ORGANIZATION,
    PATHS,
    ROLE_R,
    ROLE_R_ID,
    Json,
)

Texts = tuple[str, ...]

STRING_KEYS = (
    "aws:username",
    "aws:userid",
    "aws:PrincipalType",
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:PrincipalTag/team",
    "aws:PrincipalServiceName",
    "aws:ResourceAccount",
    "aws:ResourceTag/team",
    "aws:RequestTag/team",
    "aws:RequestedRegion",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:CalledViaFirst",
    "s3:prefix",
    "sts:ExternalId",
)
LIST_KEYS = ("aws:TagKeys", "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList")
NUMBER_KEYS = ("s3:max-keys", "aws:MultiFactorAuthAge", "aws:EpochTime")
DATE_KEYS = ("aws:CurrentTime", "aws:TokenIssueTime", "aws:EpochTime")
BOOL_KEYS = ("aws:SecureTransport", "aws:MultiFactorAuthPresent", "aws:ViaAWSService", "aws:PrincipalIsAWSService")
IP_KEYS = ("aws:SourceIp", "aws:VpcSourceIp")
ARN_KEYS = ("aws:PrincipalArn", "aws:SourceArn")
BINARY_KEYS = ("example:bytes",)

STRINGS: Texts = (
    "alice",
    "blue",
    "red",
    "Blue",
    "team",
    "",
    "a*",
    "*",
    ACCOUNT_A,
    ACCOUNT_B,
    "anonymous",
    "AssumedRole",
    "User",
    ORGANIZATION,
    "us-east-1",
    "vpce-1",
    "vpc-1",
    LAMBDA,
    "s3.us-east-1.amazonaws.com",
    ALICE_ID,
    f"{ROLE_R_ID}:sess",
    *PATHS,
)
STRING_PATTERNS: Texts = (
    "${aws:username}",
    "${aws:PrincipalTag/team}",
    "${AWS:ResourceTag/Team}",
    "${aws:ResourceTag/none, 'blue'}",
    "${aws:TagKeys}",
    "al${?}ce",
    "a${*}",
    "a${*}*",
    "??ue",
    "*e",
    "AR*:sess",
    "vpc*",
    f"{ORGANIZATION}/r-ab12/*",
    "${broken",
    "${}",
)
NUMBERS: Texts = ("10", "10.0", "+10", "-1", "300", "1767225600", "10abc", "", "1e1", "0.5", "007")
DATES: Texts = (
    "2026-01-01T00:00:00Z",
    "2026-01-01",
    "2026-01-01T01:00:00+01:00",
    "2025-12-31T23:59:59.5Z",
    "1767225600",
    "2026",
    "2026-02",
    "2026-13-01",
    "2026-01-01T00:00",
    "today",
)
BOOLS: Texts = ("true", "false", "True", "FALSE", "yes", "")
ADDRESSES: Texts = ("203.0.113.9", "2001:db8::1", "10.0.0.1", "300.1.1.1", "203.0.113", "")
NETWORKS: Texts = (
    "203.0.113.0/24",
    "203.0.113.77/24",
    "203.0.113.9",
    "2001:DB8:0:0:0:0:0:1",
    "2001:db8::/32",
    "0.0.0.0/0",
    "10.0.0.1/40",
    "300.1.1.1/8",
)
ARNS: Texts = (ALICE, BOB, ROLE_R, "arn:aws:s3:::bkt", "arn:aws:sns:us-east-1:111122223333:t", "not-an-arn", "")
ARN_PATTERNS: Texts = (
    ALICE,
    ROLE_R,
    f"arn:aws:iam::{ACCOUNT_A}:role/*",
    "arn:aws:iam::*:user/?lice",
    "arn:aws:s3:*:*:bkt",
    "arn:*:bkt",
    "*",
    "arn:aws:sns",
    "arn:aws:s3:::${aws:PrincipalTag/dir}",
    "arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}",
)
BYTES: Texts = ("AAE=", "AAE", "AAI=", "QUJD", "A?==")

# Operators of a family, keys of its type, values in the request, and values in the policy.
FAMILIES: tuple[tuple[Texts, Texts, Texts, Texts], ...] = (
    (
        (
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
        ),
        STRING_KEYS + LIST_KEYS,
        STRINGS,
        STRINGS + STRING_PATTERNS,
    ),
    (
        (
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
        ),
        NUMBER_KEYS,
        NUMBERS,
        (*NUMBERS, "${s3:max-keys}"),
    ),
    (
        (
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ),
        DATE_KEYS,
        DATES,
        DATES,
    ),
    (("Bool",), BOOL_KEYS, BOOLS, (*BOOLS, "${aws:ViaAWSService}")),
    (("IpAddress", "NotIpAddress"), IP_KEYS, ADDRESSES, NETWORKS),
    (("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"), ARN_KEYS, ARNS, ARN_PATTERNS),
    (("BinaryEquals",), BINARY_KEYS, BYTES, BYTES),
    (("Null",), STRING_KEYS + LIST_KEYS + DATE_KEYS + BOOL_KEYS, STRINGS, ("true", "false", "False", "no")),
)
ALL_KEYS = tuple(sorted({key for _, keys, _, _ in FAMILIES for key in keys}))


def contexts() -> SearchStrategy[Json]:
    """A few keys of the context, each with one value or with a list of them."""
    family = st.sampled_from(FAMILIES)
    entries = family.flatmap(lambda found: st.tuples(st.sampled_from(found[1]), _context_value(found[2])))
    return st.lists(entries, max_size=4, unique_by=lambda entry: entry[0].lower()).map(dict)


def _context_value(texts: Texts) -> SearchStrategy[object]:
    scalars: SearchStrategy[object] = st.sampled_from(texts)
    return st.one_of(scalars, scalars, scalars, st.lists(scalars, max_size=3), st.sampled_from((True, 10)))


def conditions() -> SearchStrategy[Json]:
    """A condition element of one or two operators. Most have one key."""
    blocks = st.lists(_blocks(), min_size=1, max_size=2, unique_by=lambda block: block[0].lower())
    return st.one_of(*[blocks.map(dict)] * 9, st.just({}))


@st.composite
def _blocks(draw: st.DrawFn) -> tuple[str, Json]:
    operators, keys, _, values = draw(st.sampled_from(FAMILIES))
    operator = _operator_name(draw, operators)
    # Now and then an operator looks at a key of another type.
    keys = draw(st.sampled_from((keys, keys, keys, ALL_KEYS)))
    names = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=draw(st.sampled_from((1, 1, 2))), unique=True))
    return operator, {_key_case(draw, name): draw(_policy_values(values)) for name in names}


def _operator_name(draw: st.DrawFn, operators: Texts) -> str:
    base = draw(st.sampled_from(operators))
    if base != "Null":
        base += draw(st.sampled_from(("", "", "IfExists")))
    name = draw(st.sampled_from(("", "", "", "ForAllValues:", "ForAnyValue:"))) + base
    return draw(st.sampled_from((name, name, name, name, name, name.lower())))


def _key_case(draw: st.DrawFn, name: str) -> str:
    return draw(st.sampled_from((name, name, name, name, name.upper())))


def _policy_values(texts: Texts) -> SearchStrategy[object]:
    scalars: SearchStrategy[object] = st.sampled_from(texts)
    lists = st.lists(scalars, min_size=1, max_size=3, unique=True)
    return st.one_of(scalars, scalars, scalars, lists, lists, st.sampled_from(([], True, 10)))

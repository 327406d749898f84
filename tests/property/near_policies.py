"""Documents that are nearly policies: every element there is, filled with what belongs there and with what does not."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

WORDS = st.sampled_from(
    [
        *("Version", "Id", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"),
        *("Resource", "NotResource", "Condition", "AWS", "Service", "Federated", "Allow", "Deny", "2012-10-17", "*"),
        *("s3:GetObject", "s3:*", "iam:PassRole", "sts:AssumeRole", "kms:Decrypt", "x:y", "GetObject", "", "my sid"),
        *("StringEquals", "StringLike", "NullIfExists", "ForAllValues:StringLike", "IpAddress", "Bool", "ArnLike"),
        *("aws:username", "aws:PrincipalOrgID", "aws:userid", "aws:SourceIp", "aws:TagKeys", "aws:ResourceTag/t"),
        *("${aws:username}", "${", "${}", "${a, b}", "arn:aws:s3:::b/*", "arn:aws", "arn:aws:iam::111122223333:role/r"),
        *("111122223333", "true", "10.0.0.0/8", "o-*", "é", "\u2028", "\x00"),
    ]
)
_NUMBERS = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.integers(),
        WORDS,
        st.text(max_size=5),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)
_SCALARS = st.one_of(WORDS, st.booleans(), st.integers(0, 99))
_LISTS = st.one_of(WORDS, st.lists(WORDS, max_size=3))
_PRINCIPALS = st.one_of(
    st.just("*"), st.dictionaries(st.sampled_from(["AWS", "Service", "Federated", "CanonicalUser"]), _LISTS, max_size=2)
)
_OPERATORS = st.sampled_from(
    [
        *("StringEquals", "StringNotLike", "StringLikeIfExists", "ForAllValues:StringEquals", "Null", "Bool"),
        *("ForAnyValue:StringLike", "NumericLessThan", "DateLessThan", "IpAddress", "ArnLike", "BinaryEquals"),
    ]
)
_CONDITIONS = st.dictionaries(
    _OPERATORS,
    st.dictionaries(WORDS, st.one_of(_SCALARS, st.lists(_SCALARS, max_size=3)), max_size=2),
    max_size=2,
)
_SOUND = {
    "Sid": WORDS,
    "Effect": st.sampled_from(["Allow", "Deny"]),
    "Principal": _PRINCIPALS,
    "NotPrincipal": _PRINCIPALS,
    "Action": _LISTS,
    "NotAction": _LISTS,
    "Resource": _LISTS,
    "NotResource": _LISTS,
    "Condition": _CONDITIONS,
}


_SELDOM = st.sampled_from([False] * 5 + [True])
_OFTEN = st.sampled_from([True] * 5 + [False])


@st.composite
def _statements(draw: Any) -> Json:
    """A statement; now and then an element is missing, is there beside its negation, or holds anything."""
    names = {"Effect", draw(st.sampled_from(["Action", "Action", "NotAction"]))}
    names |= {draw(st.sampled_from(["Resource", "Resource", "NotResource"]))} if draw(_OFTEN) else set()
    names |= {draw(st.sampled_from(["Principal", "NotPrincipal"]))} if draw(st.booleans()) else set()
    names |= set(draw(st.lists(st.sampled_from(["Sid", "Condition"]), max_size=2)))
    if draw(_SELDOM):
        names ^= {draw(st.sampled_from([*_SOUND, "Actions"]))}
    odd = draw(st.sampled_from(sorted(names))) if names and draw(_SELDOM) else ""
    return {name: draw(JSON if name == odd or name not in _SOUND else _SOUND[name]) for name in sorted(names)}


@st.composite
def near_policies(draw: Any) -> Json:
    """A document of such statements."""
    statements = draw(st.lists(_statements(), min_size=0 if draw(_SELDOM) else 1, max_size=3))
    document: Json = {"Statement": statements if len(statements) != 1 or draw(st.booleans()) else statements[0]}
    if draw(_OFTEN):
        document["Version"] = draw(JSON if draw(_SELDOM) else st.sampled_from(["2012-10-17"] * 3 + ["2008-10-17"]))
    if draw(_SELDOM):
        document["Id"] = draw(JSON)
    return document


TEXTS = st.one_of(st.text(max_size=60), JSON.map(json.dumps), near_policies().map(json.dumps))
"""Texts of all kinds, JSON or not."""

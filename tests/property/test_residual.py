"""What would have to hold is what `decide` asks for: with any values of the open keys both come to the same."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.decision import decide
from policy_engine.policy_set import PolicySet
from policy_engine.request import Request
from policy_engine.request_file import read_call
from policy_engine.residual import Certainty, residual_of
from tests.property.strategies import Json, requests

_SCALARS = st.sampled_from(
    ["alice", "al*", "red", "true", "false", "yes", "", "10", "9.5", "2024-01-01", "2030-01-01", "203.0.113.7"]
    + ["198.51.100.1", "2001:db8::1", "AAE=", "arn:aws:iam::111122223333:role/team/R", "o-abc123def4", "vpce-1", "env"]
)
_GIVEN = st.one_of(st.none(), _SCALARS, _SCALARS, st.lists(_SCALARS, max_size=3).map(tuple))


_CALLING_FOR_MORE = ("aws:tagkeys", "aws:requesttag/team", "sts:sourceidentity")
"""With these, a role is assumed by more than one action; what brings them in that nobody asks for is another call."""


def _open_keys(policies: PolicySet, request: Request) -> list[str]:
    """Every key that a policy reads anywhere, and the request neither has nor is known to lack."""
    read = {"aws:multifactorauthpresent"}
    for policy in (*policies.all(), *(policy for level in policies.caller_rcp for policy in level)):
        for statement in policy.statements:
            keys = {key for condition in statement.conditions for key in condition.keys}
            if not policy.covers(statement, request.action_key) and request.service == "sts":
                keys -= set(_CALLING_FOR_MORE)
            read |= keys | set(statement.resource.keys if statement.resource else ())
    return sorted(key for key in read if key not in request.values and not request.lacks(key))


@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests(), st.data())
def test_holds_exactly_where_allowed(given_request: Json, data: st.DataObject) -> None:
    """The formula holds for exactly the assignments that are allowed, and sure answers have no exception."""
    [(policies, request)] = read_call(given_request).checks
    residual = residual_of(policies, request)
    assert residual.decision.outcome is decide(policies, request).outcome
    assert residual.holds(request.values) is residual.decision.allowed
    keys = _open_keys(policies, request)
    for _ in range(8 if keys else 0):
        chosen = {key: data.draw(_GIVEN, label=key) for key in keys}
        values = {**request.values, **{key: value for key, value in chosen.items() if value is not None}}
        allowed = decide(policies, request.replace(values=values)).allowed
        assert residual.holds(values) is allowed
        if residual.certainty is not Certainty.CONDITIONAL:
            assert allowed is (residual.certainty is Certainty.ALLOWED)


_CLAUSES = st.one_of(
    st.builds(
        lambda operator, values: (operator, "aws:RequestedRegion", values),
        st.sampled_from(["StringEquals", "StringNotEquals", "StringLike", "StringEqualsIfExists", "StringNotLike"]),
        st.lists(st.sampled_from(["eu-west-1", "eu-*", "us-east-1"]), min_size=1, max_size=2),
    ),
    st.builds(
        lambda operator, value: (operator, "aws:MultiFactorAuthPresent", value),
        st.sampled_from(["Bool", "BoolIfExists", "Null"]),
        st.sampled_from(["true", "false"]),
    ),
)
_STATEMENTS = st.builds(
    lambda effect, clauses: {
        "Effect": effect,
        "Action": "s3:GetObject",
        "Resource": "*",
        "Condition": _condition(clauses),
    },
    st.sampled_from(["Allow", "Allow", "Deny"]),
    st.lists(_CLAUSES, max_size=3),
)
_DOCUMENTS = st.lists(_STATEMENTS, min_size=1, max_size=3).map(
    lambda statements: {"Version": "2012-10-17", "Statement": statements}
)
_REGIONS = (None, "eu-west-1", "eu-central-1", "us-east-1", "", ("eu-west-1",), ("us-east-1", "eu-west-1"))
_MFA = (None, "true", "false", "TRUE", "", "x", ("true",))


def _condition(clauses: list[tuple[str, str, object]]) -> dict[str, dict[str, object]]:
    condition: dict[str, dict[str, object]] = {}
    for operator, key, values in clauses:
        condition.setdefault(operator, {})[key] = values
    return condition


@settings(max_examples=600, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(_DOCUMENTS, st.one_of(st.none(), _DOCUMENTS), st.lists(st.lists(_DOCUMENTS, max_size=1), max_size=2))
def test_saying_less_says_the_same(identity: Json, boundary: Json | None, scps: list[list[Json]]) -> None:
    """What is left out because it follows from the rest, or cannot be, makes no difference for any values."""
    [(policies, request)] = read_call(
        {
            "principal": "arn:aws:iam::111122223333:user/alice",
            "action": "s3:GetObject",
            "resource": "arn:aws:s3:::bucket/key",
            "policies": {"identity": [identity], "boundary": boundary, "scp": scps},
        }
    ).checks
    residual = residual_of(policies, request)
    seen = set()
    for region, mfa in itertools.product(_REGIONS, _MFA):
        chosen = {"aws:requestedregion": region, "aws:multifactorauthpresent": mfa}
        values = {**request.values, **{key: value for key, value in chosen.items() if value is not None}}
        allowed = decide(policies, request.replace(values=values)).allowed
        assert residual.holds(values) is allowed
        seen.add(allowed)
    if residual.certainty is not Certainty.CONDITIONAL:
        assert seen == {residual.certainty is Certainty.ALLOWED}

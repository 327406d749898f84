"""The limits of an action, worked out from patterns, are those that `decide` has resource by resource."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.questions.abilities import Limit
from policy_engine.questions.what import ask_everything
from policy_engine.request_file import read_call
from policy_engine.residual import Certainty, residual_of

Json = dict[str, Any]
_USER = "arn:aws:iam::111122223333:user/alice"
_PATTERNS = [
    "*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::data*",
    "arn:aws:s3:::data",
    "arn:aws:s3:::data/*",
    "arn:aws:s3:::*/logs/*",
    "arn:aws:s3:::data/${aws:username}/*",
    "arn:aws:s3:::data/?/*",
    "arn:aws:s3:::*ta/a*",
    "arn:aws:s3:::other/*",
]
_ARNS = [
    "arn:aws:s3:::data/alice/x",
    "arn:aws:s3:::data/logs/x",
    "arn:aws:s3:::data/b/x",
    "arn:aws:s3:::data-2/logs/y",
    "arn:aws:s3:::other/x",
    "arn:aws:s3:::other/logs/x",
    "arn:aws:s3:::meta/ab",
]
_CONDITIONS = [
    {},
    {},
    {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
    {"StringEquals": {"aws:PrincipalAccount": "111122223333"}},
    {"StringEquals": {"aws:PrincipalAccount": "444455556666"}},
]


@st.composite
def _statements(draw: Any) -> Json:
    negated = "Not" if draw(st.integers(0, 5)) == 0 else ""
    condition = draw(st.sampled_from(_CONDITIONS))
    return {
        "Effect": draw(st.sampled_from(["Allow", "Allow", "Allow", "Deny"])),
        "Action": draw(st.sampled_from(["s3:GetObject", "s3:*", "s3:PutObject"])),
        f"{negated}Resource": draw(st.lists(st.sampled_from(_PATTERNS), min_size=1, max_size=2, unique=True)),
        **({"Condition": condition} if condition else {}),
    }


_DOCUMENTS = st.lists(_statements(), min_size=1, max_size=3).map(
    lambda statements: {"Version": "2012-10-17", "Statement": statements}
)


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(_DOCUMENTS, st.one_of(st.none(), _DOCUMENTS), st.lists(st.lists(_DOCUMENTS, max_size=2), max_size=1))
def test_limits_are_those_of_decisions(identity: Json, boundary: Json | None, scps: list[list[Json]]) -> None:
    """A limit covers the resources on which a decision is an allow for some values of what was not given."""
    policies = {"identity": [identity], "boundary": boundary, "scp": scps}
    asked = {"principal": _USER, "policies": policies, "now": "2026-01-31T12:00:00Z"}
    told = {each.action: each.limits for each in ask_everything(asked, services=["s3"]).abilities}
    for action in ("s3:GetObject", "s3:PutObject"):
        limits = told.get(action, ())
        for arn in (*_ARNS, *(each.example for each in limits)):
            [(read, request)] = read_call({**asked, "action": action, "resource": arn}).checks
            answer = residual_of(read, request)
            assert answer.possible is any(each.covers(arn) for each in limits)
            if any(_surely_covers(each, arn) for each in limits):
                assert answer.certainty is Certainty.ALLOWED


def _surely_covers(limit: Limit, arn: str) -> bool:
    """Whether a limit tells that the action is possible on a resource without conditions."""
    inside = (all(each.test(arn) for each in excepted.region) for excepted in limit.exceptions)
    return limit.residual.certainty is Certainty.ALLOWED and limit.covers(arn) and not any(inside)

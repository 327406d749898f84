"""What keeps decisions fast, counted and not timed: calls, plans, and what is never done again."""

from __future__ import annotations

import json
import sys
from types import FrameType
from typing import Any

import pytest

from policy_engine.decision import decide, weigh
from policy_engine.plan import Plan
from policy_engine.policy_set import PolicySet
from policy_engine.request import Request
from policy_engine.request_file import read_call
from tests.aws_managed import managed_policies

ROLE_POLICIES = (
    "ReadOnlyAccess SecurityAudit AmazonEC2FullAccess AmazonS3FullAccess AWSLambda_FullAccess CloudWatchLogsFullAccess "
    "AmazonDynamoDBFullAccess AmazonECS_FullAccess AmazonSageMakerFullAccess AWSCodeBuildDeveloperAccess"
)
FULL = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
REGIONS = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Deny",
        "NotAction": ["iam:*", "sts:*"],
        "Resource": "*",
        "Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}},
    },
}
ACTIONS = ("ec2:DescribeInstances", "s3:GetObject", "logs:PutLogEvents", "lambda:InvokeFunction", "iam:CreateUser")


def _check(action: str) -> tuple[PolicySet, Request]:
    call = read_call(
        {
            "principal": "arn:aws:sts::111122223333:assumed-role/app/session",
            "action": action,
            "context": {"aws:RequestedRegion": "eu-west-1"},
            "now": "2026-01-01T00:00:00Z",
            "policies": {
                "identity": [managed_policies()[name] for name in ROLE_POLICIES.split()],
                "boundary": managed_policies()["PowerUserAccess"],
                "scp": [[FULL, REGIONS], [FULL]],
            },
        }
    )
    return call.checks[0]


def _calls_of_a_decision(policies: PolicySet, request: Request) -> list[str]:
    called: list[str] = []

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            called.append(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}")

    sys.setprofile(note)
    try:
        decide(policies, request)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize("action", ACTIONS)
def test_a_warm_decision_makes_few_calls(action: str) -> None:
    """Ten managed policies, a boundary and SCPs come down to a handful of tests; nothing is compiled or parsed."""
    policies, request = _check(action)
    decide(policies, request)
    called = _calls_of_a_decision(policies, request)
    assert len(called) <= 16, called
    assert not [name for name in called if name.startswith(("re.", "json.", "policy_engine.syntax"))]


def test_the_short_way_is_taken_and_right() -> None:
    """Common requests have a plan, and it says what the whole flow says."""
    for action in ACTIONS:
        policies, request = _check(action)
        decision = decide(policies, request)
        assert any(isinstance(plan, Plan) for plan in policies.plans.values())
        assert decision.outcome is weigh(policies, request).outcome
        assert decision.grounds.outcome is decision.outcome


def test_actions_with_the_same_statements_share_a_plan() -> None:
    """Plans are kept by the statements that cover an action, of which there are far fewer than actions."""
    policies, request = _check("ec2:DescribeInstances")
    for number in range(200):
        decide(policies, request.replace(action=f"ec2:DescribeSomething{number}"))
    assert len({id(plan) for plan in policies.plans.values()}) <= 3


def test_a_changed_request_is_decided_anew() -> None:
    """What was worked out for a request does not follow it to another action."""
    policies, request = _check("ec2:DescribeInstances")
    assert decide(policies, request).allowed
    assert not decide(policies, request.replace(action="iam:CreateUser")).allowed


def test_a_document_is_compiled_once() -> None:
    """Requests with the same documents share their compiled policies."""
    [first, second] = (_check("ec2:DescribeInstances")[0] for _ in range(2))
    assert first is not second
    for one, other in zip(first.all(), second.all(), strict=True):
        assert one is other


def test_grounds_are_worked_out_once() -> None:
    """What a decision rests on is asked for when it is needed, and kept."""
    policies, request = _check("iam:CreateUser")
    decision = decide(policies, request)
    assert decision.verdicts is decision.verdicts
    assert json.dumps([kind.value for kind in decision.blocking]) == '["identity", "boundary"]'


ALICE = "arn:aws:iam::111122223333:user/alice"


def _deny(*actions: str) -> dict[str, Any]:
    statement = {"Effect": "Deny", "Principal": "*", "Action": list(actions), "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": statement}


def test_the_short_way_heeds_the_callers_own_rcps() -> None:
    """RCPs of the caller that the user asks for deny an action without a resource."""
    call = read_call(
        {
            "principal": ALICE,
            "action": "s3:ListBucket",
            "policies": {"identity": [FULL]},
            "options": {"caller_rcp": [[_deny("s3:ListBucket")]]},
        }
    )
    [(policies, request)] = call.checks
    assert decide(policies, request).outcome.value == "explicitDeny"


def test_the_short_way_passes_over_a_policy_that_iam_never_asks() -> None:
    """IAM actions never consult a resource's policy, whatever it says."""
    call = read_call(
        {
            "principal": ALICE,
            "action": "iam:ListRoles",
            "policies": {"identity": [FULL], "resource": _deny("iam:*")},
        }
    )
    [(policies, request)] = call.checks
    assert decide(policies, request).allowed

"""What keeps decisions fast, counted and not timed: calls, plans, and what is never done again."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from policy_engine.callers import read_caller
from policy_engine.circumstances import Circumstances
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.decision import decide, weigh
from policy_engine.plan import Plan
from policy_engine.policy_set import PolicySet
from policy_engine.request import Request
from policy_engine.request_file import read_call
from policy_engine.sweep import allowed_on_everything
from policy_engine.syntax.document import PolicyType
from policy_engine.usable import parse
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
ALICE = "arn:aws:iam::111122223333:user/alice"
BUCKET = "arn:aws:s3:::example-bucket"
TESTS = ("policy_engine.statement_test.", "policy_engine.operators.", "policy_engine.patterns.", "policy_engine.arn.")
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


def _policy(document: dict[str, Any]) -> CompiledPolicy:
    return compile_policy(parse(json.dumps(document), PolicyType.SCP))


def _calls(work: Callable[[], object]) -> list[str]:
    """The functions that a piece of work calls."""
    called: list[str] = []

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            called.append(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return called[1:]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_warm_decision_makes_few_calls(action: str) -> None:
    """Ten managed policies, a boundary and SCPs come down to a handful of tests; nothing is compiled or parsed."""
    policies, request = _check(action)
    decide(policies, request)
    called = _calls(lambda: decide(policies, request))
    assert len(called) <= 12, called
    assert len([name for name in called if name.startswith(TESTS)]) <= 4, called
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


def test_what_no_condition_reads_is_not_merged() -> None:
    """A raw request whose plan names no context key is decided without its context; one key is looked up alone."""
    circumstances = Circumstances(caller=read_caller(ALICE), now="2026-01-01T00:00:00Z")
    open_to_all = PolicySet(identity=(compile_policy(parse(json.dumps(FULL))),))
    request = circumstances.request("s3:GetObject", BUCKET, {"aws:SourceIp": "203.0.113.7", "k:v": True})
    called = _calls(lambda: decide(open_to_all, request))
    assert not [name for name in called if name.endswith(("values_of", "some_values_of"))]
    by_region = PolicySet(identity=(compile_policy(parse(json.dumps(FULL))),), scp=((_policy(FULL), _policy(REGIONS)),))
    called = _calls(lambda: decide(by_region, request))
    assert [name for name in called if "values" in name.rpartition(".")[2]] == [
        "policy_engine.plan._values",
        "policy_engine.request.values_for",
        "policy_engine.circumstances.some_values_of",
    ]
    assert "values" not in vars(request)


def test_a_new_action_asks_one_index() -> None:
    """Once several actions were asked, one look-up serves all policies, and asks the patterns of one service."""
    policies, request = _check("ec2:DescribeInstances")
    for number in range(20):
        decide(policies, request.replace(action=f"ec2:DescribeSomething{number}"))
    called = _calls(lambda: policies.statements("logs:putlogevents"))
    assert called.count("policy_engine.action_index.statements") == 1
    patterns = [name for name in called if name.endswith(".cover")]
    assert len(patterns) <= 16, called


def test_many_policy_sets_share_their_indexes() -> None:
    """A policy set that is asked about one action has no index of its own."""
    policies, request = _check("ec2:DescribeInstances")
    principals = [policies.replace() for _ in range(10)]
    decided = [decide(each, request).allowed for each in principals]
    assert decided == [True] * 10
    assert not [each for each in principals if each.index.merged]


def test_a_sweep_decides_once_for_each_plan() -> None:
    """Actions with one plan have one answer, so a sweep makes no request and no decision for each action."""
    policies, request = _check("ec2:DescribeInstances")
    actions = [f"ec2:DescribeSomething{number}" for number in range(200)]
    allowed_on_everything(policies, request, actions)
    called = _calls(lambda: allowed_on_everything(policies, request, actions))
    assert called.count("policy_engine.plan.outcome") <= 3
    assert "policy_engine.decision.decide" not in called
    assert len(called) <= 10 * len(actions)


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

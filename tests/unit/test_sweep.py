"""Questions about the whole catalogue."""

from __future__ import annotations

from policy_engine import (
    PolicySet,
    Resource,
    allowed_on_everything,
    allowed_on_something,
    build_request,
    compile_policy,
    decide,
    decide_many,
    parse,
    read_caller,
)
from policy_engine.catalog import actions_of, all_actions, takes_no_resource
from tests.aws_managed import managed_policies

REQUEST = build_request(
    caller=read_caller("arn:aws:iam::111122223333:role/app"),
    action="s3:GetObject",
    resource=Resource(),
    context={"aws:RequestedRegion": "eu-west-1"},
    accounts={},
)


def _policies(*texts: str) -> PolicySet:
    return PolicySet(identity=tuple(compile_policy(parse(text)) for text in texts))


def test_everything_agrees_with_single_decisions() -> None:
    """The sweep says of each action what a decision on `*` says."""
    policies = _policies(managed_policies()["SecurityAudit"], managed_policies()["AmazonS3ReadOnlyAccess"])
    allowed = set(allowed_on_everything(policies, REQUEST))
    for service in ("s3", "ec2", "iam", "lambda"):
        for action in actions_of(service):
            assert (action in allowed) is decide(policies, REQUEST.replace(action=action)).allowed, action


def test_administrators_may_do_everything_but_what_roles_cannot() -> None:
    """All actions are swept; only calls that role credentials can never make are missing."""
    policies = _policies(managed_policies()["AdministratorAccess"])
    missing = set(all_actions()) - set(allowed_on_everything(policies, REQUEST))
    assert missing == {"sts:GetSessionToken", "sts:GetFederationToken"}


def test_something_is_more_than_everything() -> None:
    """A policy that names resources allows on those, and the example is one."""
    policies = _policies(
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"},'
        '{"Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}]}'
    )
    everything, something = allowed_on_everything(policies, REQUEST), allowed_on_something(policies, REQUEST)
    assert "s3:GetObject" not in everything
    assert something["s3:GetObject"] == "arn:aws:s3:::b/x"
    assert "s3:PutObject" not in something
    assert "s3:ListAllMyBuckets" not in something
    assert set(everything) <= set(something)
    assert not [action for action in something if takes_no_resource(action) and something[action] != "*"]


def test_home_region() -> None:
    """Actions of global services are asked in their home Region, as AWS does."""
    policies = _policies(
        '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", '
        '"Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}}}'
    )
    allowed = allowed_on_everything(policies, REQUEST, ["iam:ListUsers", "ec2:DescribeInstances"])
    assert allowed == ["iam:ListUsers"]


def test_many() -> None:
    """A batch is decided in order."""
    policies = _policies(managed_policies()["AmazonS3FullAccess"])
    requests = [REQUEST.replace(action=action) for action in ("s3:GetObject", "ec2:RunInstances")]
    assert [decision.allowed for decision in decide_many(policies, requests)] == [True, False]

"""What an answer says beside the decision: missing context, near misses, remarks."""

from __future__ import annotations

from typing import Any

import pytest

from policy_engine import Explanation, check

ALICE = "arn:aws:iam::111122223333:user/alice"
ROLE_SESSION = "arn:aws:sts::111122223333:assumed-role/R/s"
BUCKET = {"arn": "arn:aws:s3:::bkt/k", "account": "111122223333"}


def _policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _allow(condition: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"} | members
    return statement | ({"Condition": condition} if condition else {})


def _ask(*statements: dict[str, Any], principal: object = ALICE, **members: Any) -> Explanation:
    request = {"principal": principal, "action": "s3:GetObject", "resource": BUCKET} | members
    return check(
        {key: value for key, value in request.items() if value} | {"policies": {"identity": [_policy(*statements)]}}
    )


@pytest.mark.parametrize(
    ("condition", "principal", "missing"),
    [
        pytest.param({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, ALICE, ("aws:SourceIp",), id="not given"),
        pytest.param({"StringEquals": {"aws:username": "bob"}}, ALICE, (), id="known to be another"),
        pytest.param({"StringEquals": {"aws:username": "bob"}}, ROLE_SESSION, (), id="no such key for roles"),
        pytest.param({"StringEquals": {"aws:username": "bob"}}, None, ("aws:username",), id="invented caller"),
        pytest.param({"StringEquals": {"aws:PrincipalTag/team": "a"}}, ALICE, ("aws:PrincipalTag/team",), id="tags"),
        pytest.param({"StringEquals": {"aws:SourceAccount": "1"}}, ALICE, (), id="service calls only"),
        pytest.param({"StringEquals": {"s3:prefix": "${k:v}"}}, ALICE, ("k:v", "s3:prefix"), id="in a variable"),
        pytest.param({"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"k:v": "x"}}, ALICE, (), id="moot"),
    ],
)
def test_missing_context(condition: dict[str, Any], principal: str | None, missing: tuple[str, ...]) -> None:
    """A key is missing if the caller could send it, nobody gave it, and the answer rests on it."""
    assert _ask(_allow(condition), principal=principal).missing_context == missing


def test_context_that_changes_nothing() -> None:
    """A key on which the answer does not rest is not missing."""
    answer = _ask(_allow({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}), _allow())
    assert answer.decision.allowed
    assert answer.missing_context == ()
    denied = _ask(_allow({"StringEquals": {"k:v": "x"}}), _allow(Effect="Deny"))
    assert denied.missing_context == ()


def test_allowed_as_long_as_a_key_is_missing() -> None:
    """An allow that a value could turn into a deny rests on the key as well."""
    answer = _ask(_allow(), _allow({"StringEquals": {"k:v": "x"}}, Effect="Deny"))
    assert answer.decision.allowed
    assert answer.missing_context == ("k:v",)


def test_nearest_statement() -> None:
    """The statement with the fewest failing clauses is the nearest; all of them are told."""
    answer = _ask(
        _allow(Action="ec2:RunInstances"),
        _allow({"StringEquals": {"aws:username": "bob"}}, Sid="Near", Resource="arn:aws:s3:::other/*"),
        _allow({"StringEquals": {"aws:username": "bob"}}, Sid="Nearer"),
    )
    [miss] = answer.near_miss
    assert miss.statement.statement.sid
    assert miss.statement.statement.sid.value == "Nearer"
    assert (miss.clause.value, miss.saw) == ("Condition", "alice")
    assert [each.clause.value for each in answer.misses] == ["Action", "Resource", "Condition"]


def test_blocking_kinds() -> None:
    """All kinds that stand in the way are listed, the one that AWS names first."""
    ec2 = _policy(_allow(Action="ec2:*"))
    answer = check({"principal": ALICE, "action": "s3:GetObject", "resource": BUCKET,
                    "policies": {"identity": [ec2], "boundary": ec2, "scp": [[ec2]]}})  # fmt: skip
    assert [kind.value for kind in answer.decision.blocking] == ["scp", "identity", "boundary"]


def test_remarks() -> None:
    """What is surprising about the input is said."""
    listed = _ask(_allow({"StringEquals": {"aws:TagKeys": "a"}}), context={"aws:TagKeys": ["a"]})
    assert any("given as a list" in remark for remark in listed.diagnostics)
    overridden = _ask(_allow(), context={"aws:PrincipalAccount": "444455556666"})
    assert any("replaces" in remark for remark in overridden.diagnostics)
    coerced = _ask(_allow(), action="s3:ListAllMyBuckets")
    assert any("decided on `*`" in remark for remark in coerced.diagnostics)


def test_advice_stands_in_the_answer() -> None:
    """A finding about a policy that AWS stores does not stop the evaluation, and is told."""
    answer = _ask(_allow(Action=["s3:GetObject "]), _allow())
    assert answer.decision.allowed
    assert [finding.code for finding in answer.findings] == ["INVALID_ACTION"]

"""What a check says of a condition, shown by evaluating the policy of its case."""

from __future__ import annotations

from typing import Any

import pytest

from policy_engine import check
from tests.validation.cases import Case, all_cases

FULL = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}


def _shown() -> list[Any]:
    return [
        pytest.param(case, each["context"], each["allowed"], id=f"{case['id']}-{number}")
        for case in all_cases()
        for number, each in enumerate(case.get("shows", ()))
    ]


@pytest.mark.parametrize(("case", "context", "allowed"), _shown())
def test_the_weakness_is_there(case: Case, context: dict[str, Any], allowed: bool) -> None:
    """A request of a user with the context of the case is allowed or not, as the case says."""
    [statement] = case["document"]["Statement"]
    others = [FULL] if statement["Effect"] == "Deny" else []
    answer = check(
        {
            "principal": "arn:aws:iam::111122223333:user/ana",
            "action": statement["Action"],
            "resource": {"arn": statement["Resource"].replace("*", "key"), "account": "111122223333"},
            "context": context,
            "now": "2026-06-01T00:00:00Z",
            "policies": {"identity": [case["document"], *others]},
        }
    )
    assert answer.decision.allowed is allowed

"""Cases written by hand: the mutants of policies, and which of them cases notice."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from policy_engine.request_file import read_call
from policy_engine.testing.case import Case
from policy_engine.testing.coverage import used_policies
from policy_engine.testing.mutants import Mutant, is_equivalent, mutants_of
from policy_engine.testing.mutants.opposites import opposite
from policy_engine.testing.mutation import check_mutants
from tests.commands import ROOT
from tests.coverage.cases import asked

Json = dict[str, Any]
CASES: list[Json] = yaml.safe_load((ROOT / "fixtures/coverage/mutants.yaml").read_text(encoding="utf-8"))
_OPPOSITES = {
    "StringEquals": "StringNotEquals",
    "StringNotLikeIfExists": "StringLikeIfExists",
    "ForAnyValue:StringEqualsIgnoreCase": "ForAnyValue:StringNotEqualsIgnoreCase",
    "NumericLessThan": "NumericGreaterThanEquals",
    "NumericEquals": "NumericNotEquals",
    "DateGreaterThanEquals": "DateLessThan",
    "IpAddress": "NotIpAddress",
    "NotIpAddress": "IpAddress",
    "ArnLike": "ArnNotLike",
    "ArnNotEquals": "ArnEquals",
}


def _cases(case: Json) -> list[Case]:
    return [
        asked(
            {name: value for name, value in given.items() if name != "expect"} | {"policies": case["policies"]},
            given["expect"],
        )
        for given in case["cases"]
    ]


def _written(mutant: Mutant) -> str:
    sid = mutant.original.sid
    assert sid is not None
    return f"{sid.value}: {mutant.draft.change}"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_noticed_and_not(case: Json) -> None:
    """Cases notice the mutants that the definition says, and no others."""
    cases = _cases(case)
    mutation = check_mutants(cases)
    mutants = [mutant for document in used_policies(each.call for each in cases) for mutant in mutants_of(document)]
    survivors = [_written(each.mutant) for each in mutation.survivors]
    tried = [_written(each) for each in mutants if not is_equivalent(each)]
    assert survivors == [each for each in tried if each in case["survive"]]
    assert sorted(tried) == sorted([*case["noticed"], *case["survive"]])
    assert (mutation.noticed, mutation.equivalent) == (len(case["noticed"]), case.get("equivalent", 0))


def test_each_mutant_is_told() -> None:
    """Who waits is told of every mutant that is tried."""
    [case] = [each for each in CASES if each["id"] == "MUT-ACTION-001"]
    told: list[int] = []
    mutation = check_mutants(_cases(case), lambda: told.append(1))
    assert len(told) == mutation.count.total == 7


def test_said_twice() -> None:
    """Of a statement that decides cases and that nobody misses, it is told how many they are."""
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    twice = {"Version": "2012-10-17", "Statement": [statement, {**statement, "Resource": "arn:aws:s3:::?/k"}]}
    request = {"action": "s3:GetObject", "resource": "arn:aws:s3:::a/k", "policies": {"identity": [twice]}}
    survivors = check_mutants([asked(request, "allow")]).survivors
    assert [(each.mutant.index, each.decided) for each in survivors if each.mutant.statement is None] == [(0, 1)]


@pytest.mark.parametrize(("operator", "turned"), _OPPOSITES.items())
def test_opposite_operators(operator: str, turned: str) -> None:
    """The opposite of an operator keeps its set prefix and its IfExists."""
    policy = {
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {operator: {"k:v": "1"}}},
    }
    call = read_call({"action": "s3:ListAllMyBuckets", "resource": "*", "policies": {"identity": [policy]}})
    [document] = used_policies([call])
    changed = opposite(document.statements[0].conditions[0])
    assert changed is not None
    assert changed.operator.value == turned

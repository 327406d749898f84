"""What checks say of conditions, held to the evaluator."""

from __future__ import annotations

import random
from typing import Any

from policy_engine import check, validate
from policy_engine.operators.names import OPERATORS

KEY = "s3:prefix"
ALPHABETS = {
    "String": ["a", "A", "ab", "a*", "?b", "*", "", "b"],
    "Arn": ["arn:aws:s3:::a", "arn:aws:s3:::*", "arn:aws:s3:::b", "*", "arn:aws:s?:::a"],
    "Numeric": ["1", "2", "2.0", "3", "-1", "x"],
    "Date": ["2026-01-01", "2026-06-01T00:00:00Z", "2027", "1767225600", "soon"],
    "Bool": ["true", "false", "True"],
    "Binary": ["QQ==", "Qg=="],
    "IpAddress": ["203.0.113.0/24", "203.0.113.7", "203.0.112.0/23", "2001:db8::/32", "x"],
    "Null": ["true", "false"],
}
MORE = ["", "c", "abc", "1.5", "2.5", "0", "2026-03-01", "203.0.112.9", "2001:db8::1", "198.51.100.1", "arn:aws:s3:::c"]
EVERY_VALUE = [each for values in ALPHABETS.values() for each in values] + MORE


def _family(operator: str) -> str:
    return next(each for each in ALPHABETS if operator.replace("Not", "").startswith(each))


def _clause(chance: random.Random, families: tuple[str, ...]) -> tuple[str, Any]:
    base = chance.choice([each for each in OPERATORS if _family(each) in (*families, "Null")])
    values = chance.sample(ALPHABETS[_family(base)], chance.choice([1, 1, 2]))
    prefix = chance.choice(["", "", "", "ForAllValues:", "ForAnyValue:"])
    suffix = "" if base == "Null" else chance.choice(["", "IfExists"])
    return f"{prefix}{base}{suffix}", values[0] if len(values) == 1 else values


def _policy(condition: dict[str, Any], effect: str = "Allow") -> dict[str, Any]:
    statement = {"Effect": effect, "Action": "s3:ListBucket", "Resource": "*", "Condition": condition}
    return {"Version": "2012-10-17", "Statement": statement}


def _allowed(policy: dict[str, Any], context: dict[str, Any]) -> bool:
    request = {
        "principal": "arn:aws:iam::111122223333:user/ana",
        "action": "s3:ListBucket",
        "resource": {"arn": "arn:aws:s3:::b", "account": "111122223333"},
        "context": context,
        "now": "2026-06-01T00:00:00Z",
        "policies": {"identity": [policy]},
    }
    return check(request).decision.allowed


def test_what_never_holds_never_holds() -> None:
    """Two conditions that are called contradictory hold together for no value, for none at all, and for no list."""
    chance = random.Random(11)
    contexts: list[dict[str, Any]] = [
        {},
        *({KEY: value} for value in EVERY_VALUE),
        {KEY: []},
        {KEY: ["a", "b"]},
        {KEY: ["", ""]},
    ]
    found = 0
    for _ in range(3000):
        families = chance.choice([("String", "Arn"), ("Numeric",), ("Date",), ("Bool",), ("IpAddress",), ("Binary",)])
        first, second = _clause(chance, families), _clause(chance, families)
        if first[0] == second[0]:
            continue
        policy = _policy({first[0]: {KEY: first[1]}, second[0]: {KEY: second[1]}})
        if validate(policy, "identity", select=["CONDITION_NEVER_TRUE"]):
            found += 1
            held = [context for context in contexts if _allowed(policy, context)]
            assert not held, (policy, held)
    assert found > 150

"""Every example of the contract is a case in fixtures/conformance and runs by its id."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policy_engine.calls import decide_call
from policy_engine.compile import compile_policy
from policy_engine.errors import PolicyError
from policy_engine.explanation import Explanation
from policy_engine.findings import Finding, FindingClass, Severity
from policy_engine.matching import NAMES_PRINCIPALS, applies
from policy_engine.messages import decoded_message, dry_run, message
from policy_engine.request_file import Call, read_call
from policy_engine.simulation import SimulationError, context_keys, simulate
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.reader import read_policy
from tests.conformance.cases import Case, all_cases, skips, subset

# The member of a request's policies under which a policy of each type is given.
_MEMBERS = {
    PolicyType.BOUNDARY: "boundary",
    PolicyType.RESOURCE: "resource",
    PolicyType.KMS_KEY: "resource",
    PolicyType.TRUST: "trust",
    PolicyType.ENDPOINT: "endpoint",
}


def _parameters() -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in all_cases()]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    """The engine answers as the case expects; a case on the skip list must not."""
    held = not list(_differences(case))
    if case["id"] in skips():
        assert not held, "passes, so it must leave skips.toml"
        pytest.skip(skips()[case["id"]])
    assert held, "\n".join(_differences(case))


def _differences(case: Case) -> list[str]:
    expected = case["expect"]
    found = _FOUND[case["kind"]](case)
    return [
        f"{name}: expected {value!r}, found {found.get(name)!r}"
        for name, value in expected.items()
        if not _same(name, value, found.get(name))
    ]


def _same(name: str, expected: Any, found: Any) -> bool:
    if name == "diagnostic":
        return bool(found) if expected is True else any(expected in remark for remark in found or ())
    if name in ("response", "decoded", "present"):
        return subset(expected, found)
    if name == "absent":
        return not set(expected) & set(found)
    if name == "names":
        return sorted(expected) == sorted(found)
    return bool(expected == found)


def _status(findings: tuple[Finding, ...]) -> str:
    if any(each.finding_class is not FindingClass.ADVICE for each in findings):
        return "invalid"
    warned = any(each.severity is not Severity.SUGGESTION for each in findings)
    return "warn" if warned else "valid"


def _document(case: Case) -> Case:
    text = case["text"] if "text" in case else json.dumps(case["document"])
    try:
        findings = read_policy(Source(text=text), PolicyType(case["policy_type"])).findings
    except PolicyError as error:
        findings = error.findings
    place = findings[0].position if findings else None
    return {
        "status": _status(findings),
        "line": place and place.line,
        "column": place and place.column,
    }


def _statement(case: Case) -> Case:
    policy_type = PolicyType(case.get("policy_type", "identity"))
    version = case.get("version", "2012-10-17")
    document = {"Statement": [case["statement"]]} | ({"Version": version} if version else {})
    read = read_policy(Source(text=json.dumps(document)), policy_type)
    compiled = compile_policy(read)
    given = dict(case["request"])
    member = _MEMBERS.get(policy_type)
    policies = {**given.get("policies", {}), **({member: document} if member else {"identity": [document]})}
    call = read_call({**given, "policies": policies}, allow_invalid=True)
    request = call.checks[0][1]
    grant = applies(compiled, compiled.statements[0], request)
    explanation = decide_call(Call(checks=call.checks[:1]))
    return {
        "match": grant is not None,
        "grant": grant.name if grant and policy_type in NAMES_PRINCIPALS else None,
        "status": _status(read.findings),
        "diagnostic": explanation.diagnostics,
    }


def _explained(case: Case) -> Explanation:
    return decide_call(read_call(case["request"]))


def _decision(case: Case) -> Case:
    explanation = _explained(case)
    decision = explanation.decision
    return {
        "decision": decision.outcome.value,
        "reason": decision.kind.value if decision.kind else None,
        "diagnostic": explanation.diagnostics,
    }


def _context(case: Case) -> Case:
    explanation = _explained(case)
    values = explanation.decision.request.values
    listed = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    names = [*case["expect"].get("present", {}), *case["expect"].get("absent", [])]
    return {
        "present": {name: listed[name.lower()] for name in names if name.lower() in listed},
        "absent": [name for name in names if name.lower() in listed],
        "diagnostic": explanation.diagnostics,
    }


def _simulate(case: Case) -> Case:
    try:
        return {"response": simulate(case["input"])}
    except SimulationError as error:
        return {"error": error.code}


def _context_keys(case: Case) -> Case:
    return {"names": context_keys(case["policies"])}


def _message(case: Case) -> Case:
    decision = _explained(case).decision
    code, http_status = dry_run(decision)
    return {
        "message": message(decision),
        "decoded": decoded_message(decision),
        "code": code,
        "http_status": http_status,
    }


_FOUND = {
    "document": _document,
    "statement": _statement,
    "decision": _decision,
    "context": _context,
    "simulate": _simulate,
    "context-keys": _context_keys,
    "message": _message,
}

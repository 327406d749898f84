"""What is written as AWS writes it is read back as the same request."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.calls import check, decide_call
from policy_engine.decision import Decision
from policy_engine.denials.agreement import compare
from policy_engine.denials.asking import asked, unusable
from policy_engine.denials.finding import find_messages, parse_message
from policy_engine.errors import PolicyEvalError
from policy_engine.explanation import Explanation
from policy_engine.messages import decoded_message, message
from policy_engine.policy_set import PolicyKind
from policy_engine.render.denials.json import denial_json
from policy_engine.render.denials.text import denial_text
from policy_engine.request_file import read_call
from policy_engine.verdicts import Outcome
from tests.commands import ROOT
from tests.conformance.cases import of_kind
from tests.conformance.test_schemas import validator
from tests.property.strategies import Json, requests


def _read_back(explanation: Explanation) -> None:
    decision = explanation.decision
    request = decision.request
    told = parse_message(message(decision))
    assert (told.outcome is Outcome.ALLOWED) is decision.allowed
    if decision.allowed or message(decision) == "Access Denied":
        return
    assert told.principal == request.caller.display
    assert told.action == request.action
    assert told.resource == ("" if request.resource.arn == "*" else request.resource.arn)
    assert told.outcome is decision.outcome
    assert told.kind is decision.kind
    assert not told.unread
    assert told.special == (decision.special if decision.kind is PolicyKind.SPECIAL else "")


def _decoded_back(decision: Decision) -> None:
    """The decoded message holds the request as it was decided, so it is decided the same once more."""
    told = parse_message(json.dumps(decoded_message(decision)))
    request = decision.request
    assert told.outcome is decision.outcome
    assert (told.principal, told.action, told.resource) == (
        request.caller.display,
        request.action,
        request.resource.arn,
    )
    assert [each.sid for each in told.statements] == [
        match.statement.statement.sid.value if match.statement.statement.sid else ""
        for match in (decision.matched if decision.outcome is Outcome.EXPLICIT_DENY else ())
    ]
    [(_policies, again)] = read_call(asked(told)).checks
    assert again.caller.display == request.caller.display
    for key, value in request.values.items():
        # A list of one value is written as a value of a list is.
        same = (value, value[0] if len(value) == 1 else value) if isinstance(value, tuple) else (value, (value,))
        assert again.values[key] in same, key


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_read_back(request: Json) -> None:
    """Any decision's message and decoded message name the same caller, action, resource, outcome and kind of policy."""
    explanation = check(request)
    _read_back(explanation)
    _decoded_back(explanation.decision)
    assert compare(parse_message(message(explanation.decision)), explanation).agrees


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_asked_again(request: Json) -> None:
    """Asked again from its decoded message, with the same policies around it, a request is decided the same."""
    decision = check({**request, "requires": []}).decision
    again = asked(parse_message(json.dumps(decoded_message(decision))))
    parts = {
        "principal": _members(request.get("principal")) | _members(again.get("principal")),
        # The owner of an S3 object may be another than that of its bucket, which the message does not name.
        "resource": _members(again.get("resource")) | _members(request.get("resource")),
    }
    assert check({**request, **again, **parts, "requires": []}).decision.outcome is decision.outcome


def _members(given: object) -> Json:
    """A principal or resource with what no message says of it: its tags, what S3 knows of it, a session's user."""
    return dict(given) if isinstance(given, dict) else {"arn": given} if given else {}


def test_conformance_read_back() -> None:
    """The messages of every case of the conformance fixtures are read back, and agree with what made them."""
    read = 0
    for case in of_kind("decision", "message"):
        if "request" not in case or not case["request"].get("action"):
            continue
        explanation = decide_call(read_call(case["request"], allow_invalid=True))
        _read_back(explanation)
        _decoded_back(explanation.decision)
        assert compare(parse_message(message(explanation.decision)), explanation).agrees
        read += 1
    assert read > 200


_WORDS = [
    *"abz :\n│{}[]\"'\\<>&.",
    *("is not authorized to perform: ", "User: ", "s3:GetObject", " on resource: ", "arn:aws:s3:::b", "Access Denied"),
    *(" because no ", "identity-based policy", " allows the ", " action", " with an explicit deny in a ", "\x1b[31m"),
    *('{"context": {}, "allowed": false}', "&quot;", "</Message>", '{"errorMessage": "', "arn:aws:iam::1:user/"),
]


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map("".join))
def test_anything_is_read(text: str) -> None:
    """No text breaks the reader, and whatever it finds can be told without a character that a terminal acts on."""
    for denial in find_messages(text):
        assert "\x1b" not in denial_text(denial)
        assert isinstance(unusable(denial), list)


def _structured() -> list[object]:
    paths = sorted((ROOT / "fixtures" / "messages").glob("*.json"))
    cases = [case for path in paths for case in json.loads(path.read_text(encoding="utf-8"))["cases"]]
    return [json.loads(case["message"]) for case in cases if case["message"].startswith('{"')]


_JUNK: list[object] = [
    None,
    True,
    7,
    "",
    "x",
    ":",
    "a:b",
    "arn:aws:iam::1:role/x",
    [],
    [[]],
    {},
    {"items": 3},
    {"items": [None, {}]},
]


@st.composite
def _damaged(draw: Any, value: Any) -> Any:
    """A value with some of its parts replaced by what does not belong there."""
    if draw(st.integers(0, 11)) == 0:
        return draw(st.sampled_from(_JUNK))
    if isinstance(value, dict):
        return {name: draw(_damaged(each)) for name, each in value.items()}
    return [draw(_damaged(each)) for each in value] if isinstance(value, list) else value


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(_structured()).flatmap(_damaged))
def test_damaged_json(value: object) -> None:
    """Decoded messages and events that are out of shape are read as far as they go, and never break a command."""
    for denial in find_messages(json.dumps(value)):
        assert denial_text(denial)
        assert not list(validator("denial").iter_errors(denial_json(denial)))
        try:
            check({"policies": {}, **asked(denial)})
        except PolicyEvalError:
            continue

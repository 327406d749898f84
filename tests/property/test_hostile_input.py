"""Whatever is thrown at parser and evaluator: documented errors only, no hang, never allowed by mistake."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policy_engine.calls import check
from policy_engine.errors import PolicyError, PolicyEvalError
from policy_engine.findings import FindingClass
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.reader import read_policy
from policy_engine.usable import document_findings
from tests.property.strategies import Json, requests

BOUNDED = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SOUND = '{"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}]}'

_WORDS = st.sampled_from(
    [
        *("Version", "Statement", "Effect", "Allow", "Deny", "Action", "NotAction", "Resource", "Principal"),
        *("Condition", "Sid", "2012-10-17", "*", "s3:GetObject", "StringEquals", "NullIfExists", "aws:username"),
        *("${aws:username}", "${", "arn:aws"),
    ]
)
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), _WORDS, st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_WORDS, inner, max_size=4)),
    max_leaves=12,
)


@st.composite
def damaged_policies(draw: Any) -> str:
    """A sound policy with some of its text cut out, doubled or replaced."""
    text = SOUND
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        text = text[:start] + draw(st.one_of(st.text(max_size=4), _WORDS, st.sampled_from('{}[]",:\\\n'))) + text[end:]
    return text


@BOUNDED
@given(st.one_of(st.text(max_size=60), _JSON.map(json.dumps), damaged_policies()), st.sampled_from(list(PolicyType)))
@example('{"a":' * 1000, PolicyType.IDENTITY)
@example('"\\ud800"', PolicyType.IDENTITY)
@example("{" + '"a":1,' * 50 + "}", PolicyType.RESOURCE)
def test_any_text_is_read_or_refused(text: str, policy_type: PolicyType) -> None:
    """A text becomes a document, or a `PolicyError` whose every finding has a place in the text."""
    for finding in document_findings(text, policy_type):
        line, column = finding.position
        assert line >= 1
        assert column >= 1
        assert finding.message


def _well_formed(text: str) -> bool:
    try:
        read_policy(Source(text=text), PolicyType.IDENTITY)
    except PolicyError:
        return False
    return True


@BOUNDED
@given(st.one_of(_JSON.map(json.dumps), damaged_policies()))
def test_never_allowed_by_a_bad_policy(text: str) -> None:
    """A malformed text allows nothing, option or not; an invalid one nothing without the option."""
    request = {"action": "s3:GetObject", "policies": {"identity": [{"name": "policy", "document": text}]}}
    findings = document_findings(text)
    usable = _well_formed(text) and all(finding.finding_class is not FindingClass.INVALID for finding in findings)
    try:
        allowed = check(request).decision.allowed
    except PolicyEvalError:
        allowed = False
    assert usable or not allowed
    try:
        allowed = check(request, allow_invalid=True).decision.allowed
    except PolicyEvalError:
        allowed = False
    assert _well_formed(text) or not allowed


@BOUNDED
@given(_JSON)
def test_any_request_is_answered_or_refused(request: Any) -> None:
    """A request object is decided, or refused with an error of the package."""
    given = {"action": "s3:GetObject", "policies": {"identity": [SOUND]}}
    with suppress(PolicyEvalError):
        check(given | (request if isinstance(request, dict) else {}))


@BOUNDED
@given(requests())
def test_explanations_agree(request: Json) -> None:
    """The explanation observes the decision: matched statements and verdicts bear it out, and it always renders."""
    from policy_engine.render.json import explanation_json
    from policy_engine.render.text import explanation_text

    explanation = check(request)
    decision = explanation.decision
    assert json.dumps(explanation_json(explanation))
    assert explanation_text(explanation, verbose=True).splitlines()[0].startswith(("ALLOWED", "DENIED"))
    assert bool(decision.blocking) is not decision.allowed
    assert not (decision.allowed and explanation.near_miss)
    denies = [match for verdict in decision.verdicts.values() for match in verdict.denies]
    if decision.outcome.value == "explicitDeny" and not decision.special:
        assert denies or "Block" in decision.special

"""What coverage calls untested is untested: no answer rests on it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.calls import decide_call
from policy_engine.compile import compile_policy
from policy_engine.request_file import Call, read_call
from policy_engine.testing.exchange import exchanged, policies_of
from policy_engine.testing.hits import Hit, hits_of
from policy_engine.testing.parts import Part, PolicyKey, key_of, places
from policy_engine.testing.reduction import without
from policy_engine.verdicts import Outcome
from tests.property.strategies import Json, requests


def _outcome_without(call: Call, key: PolicyKey, part: Part) -> Outcome:
    reduced = exchanged(call, key, lambda policy: compile_policy(without(policy.document, {part})))
    return decide_call(reduced).decision.outcome


def _parts(call: Call) -> set[Hit]:
    return {
        Hit(key_of(policy.document), place.part)
        for policies, _request in call.checks
        for policy in policies_of(policies)
        for place in places(policy.document)
    }


def _hold(call: Call) -> None:
    outcome, hits, parts = decide_call(call).decision.outcome, hits_of(call), _parts(call)
    assert hits <= parts
    for hit in parts - hits:
        assert _outcome_without(call, hit.policy, hit.part) is outcome, hit.part


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_what_is_not_hit_does_not_matter(request: Json) -> None:
    """A part of a policy that is no hit of a call can be taken out, and the answer stays."""
    _hold(read_call(request))


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests(), requests(), st.booleans())
def test_calls_of_several_checks(request: Json, further: Json, shared: bool) -> None:
    """The same holds for a call that needs several checks, also where they share their policies."""
    own, other = read_call(request), read_call(further)
    [(policies, _asked)], [(others, asked)] = own.checks, other.checks
    _hold(Call(checks=(*own.checks, (policies if shared else others, asked))))


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_only_what_decides_is_hit(request: Json) -> None:
    """An implicit deny rests on no statement; a statement that is hit has the effect that was decided."""
    call = read_call(request)
    outcome = decide_call(call).decision.outcome
    statements = {hit for hit in hits_of(call) if hit.part == Part(hit.part.statement)}
    assert not (outcome is Outcome.IMPLICIT_DENY and statements)

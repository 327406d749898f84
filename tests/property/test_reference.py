"""Two evaluators, written apart from the same rules, take the same decision."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from policy_engine.calls import check
from policy_engine.decision import weigh
from policy_engine.plan import common_outcome
from policy_engine.request_file import read_call
from tests.property.strategies import Json, requests
from tests.reference.decide import decide


@settings(max_examples=2000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_same_decision(request: Json) -> None:
    """On any request the engine and the naive evaluator agree."""
    assert check(request).decision.outcome.value == decide(request)[0]


@settings(max_examples=1000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_short_way(request: Json) -> None:
    """The short way to an outcome, where there is one, ends where the whole flow does."""
    [(policies, asked)] = read_call(request).checks
    for _ in range(2):
        outcome = common_outcome(policies, asked)
        assert outcome is None or outcome is weigh(policies, asked).outcome

"""Two evaluators, written apart from the same rules, take the same decision."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from policy_engine.calls import check
from tests.property.strategies import Json, requests
from tests.reference.decide import decide


@settings(max_examples=2000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_same_decision(request: Json) -> None:
    """On any request the engine and the naive evaluator agree."""
    assert check(request).decision.outcome.value == decide(request)[0]

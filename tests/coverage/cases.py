"""Cases for tests, from request objects."""

from __future__ import annotations

from policy_engine.calls import deciding, decisions_of
from policy_engine.request_file import Call, read_call
from policy_engine.source import Source, Span
from policy_engine.testing.case import Case, Expectation
from policy_engine.verdicts import OUTCOMES


def case_of(call: Call, expect: Expectation | None = None) -> Case:
    """A case that asks a call; by default it expects the answer that comes."""
    expected = expect or Expectation(outcomes=frozenset({deciding(decisions_of(call)).outcome}))
    return Case(name="case", call=call, expect=expected, source=Source(text=""), span=Span(0, 0))


def asked(request: object, expect: str) -> Case:
    """A case that asks a request object and expects `allow`, `deny` …."""
    return case_of(read_call(request), Expectation(outcomes=OUTCOMES[expect]))

"""Cases decided, and their answers held against what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.calls import deciding, decisions_of
from policy_engine.explanation import explain
from policy_engine.testing.case import Case, Result
from policy_engine.testing.expectations import failure_of


def results_of(cases: Iterable[Case]) -> Iterator[Result]:
    """The result of every case, one by one, in order."""
    return map(result_of, cases)


def result_of(case: Case) -> Result:
    """Decide the call of a case."""
    decisions = decisions_of(case.call)
    explanation = explain(deciding(decisions))
    return Result(case=case, decisions=decisions, explanation=explanation, failure=failure_of(case.expect, decisions))

"""A question about policies with the answer that is expected, and what came of it."""

from __future__ import annotations

from policy_engine.explanation import Explanation
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record
from policy_engine.request_file import Call
from policy_engine.source import Source, Span
from policy_engine.verdicts import Outcome


class Expectation(Record):
    """The outcomes that pass; `kind` and `sid` say which kind of policy and which statement must have decided."""

    outcomes: frozenset[Outcome]
    kind: PolicyKind | None = None
    sid: str = ""


class Case(Record):
    """One question of a suite, with the place where it is asked."""

    name: str
    call: Call
    expect: Expectation
    source: Source
    span: Span


class Result(Record):
    """The answer to a case; `failure` says how it differs from what is expected, and is empty where it does not."""

    case: Case
    explanation: Explanation
    failure: str

    @property
    def passed(self) -> bool:
        """Whether the answer is as expected."""
        return not self.failure

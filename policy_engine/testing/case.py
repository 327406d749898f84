"""A question about policies with the answer that is expected, and what came of it."""

from __future__ import annotations

from policy_engine.calls import deciding
from policy_engine.decision import Decision
from policy_engine.explanation import Explanation, missing_context
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record, late
from policy_engine.request_file import Call
from policy_engine.source import Source, Span
from policy_engine.verdicts import Outcome


class Expectation(Record):
    """The outcomes that pass; `kind` and `sid` say which kind of policy and which statement must have decided.

    `strict` fails an answer that rests on condition keys which nobody gave.
    """

    outcomes: frozenset[Outcome]
    kind: PolicyKind | None = None
    sid: str = ""
    strict: bool = False


class Case(Record):
    """One question of a suite, with the place where it is asked."""

    name: str
    call: Call
    expect: Expectation
    source: Source
    span: Span

    @property
    def place(self) -> tuple[int, int]:
        """The line and column where it is asked."""
        return self.source.position(self.span.start)


class Result(Record, slots=False):
    """The answer to a case; `failure` says how it differs from what is expected, and is empty where it does not.

    `decisions` are those of all checks of the call; `explanation` is about the one that stands.
    """

    case: Case
    decisions: tuple[Decision, ...]
    explanation: Explanation
    failure: str

    @property
    def passed(self) -> bool:
        """Whether the answer is as expected."""
        return not self.failure

    @late
    def open_keys(self) -> tuple[str, ...]:
        """The condition keys that the answer rests on and nobody gave."""
        return open_keys(self.decisions)


def open_keys(decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    """The condition keys that nobody gave and on which it rests that a call is allowed, or that it is denied."""
    stands = deciding(decisions)
    resting = decisions if stands.allowed else (stands,)
    return tuple(dict.fromkeys(key for decision in resting for key in missing_context(decision)))

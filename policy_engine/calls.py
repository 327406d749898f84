"""Whole calls: several checks, one answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policy_engine.decision import Decision, decide, more_restrictive
from policy_engine.explanation import Explanation, explain
from policy_engine.policy_reading import ReadFile
from policy_engine.request_file import Call, Completion, as_given, read_call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.environment import Environment


def read_calls(
    given: Iterable[object],
    *,
    allow_invalid: bool,
    read_file: ReadFile | None = None,
    complete: Completion = as_given,
) -> list[Call]:
    """Read several request objects; raises as `read_call` does."""
    return [read_call(each, allow_invalid=allow_invalid, read_file=read_file, complete=complete) for each in given]


def decisions_of(call: Call) -> tuple[Decision, ...]:
    """The decision of every check of a call, in their order."""
    return tuple(decide(policies, request) for policies, request in call.checks)


def deciding(decisions: Sequence[Decision]) -> Decision:
    """Of the decisions of a call's checks the one that stands."""
    found = decisions[0]
    for decision in decisions[1:]:
        found = more_restrictive(found, decision)
    return found


def decide_call(call: Call) -> Explanation:
    """Decide every check of a call; the explanation is that of the check that decides."""
    return explain(deciding(decisions_of(call)))


def check(request: object, *, allow_invalid: bool = False, environment: Environment | None = None) -> Explanation:
    """Decide a request object and say why.

    `request` has the members of a request file (`docs/cli.md`, "Request files"), with the policies inline;
    `environment`, from `read_environment`, gives those that it knows. Raises `RequestError` where the request is
    incomplete or the environment lacks what it needs, `PolicyError` where a policy cannot be used.
    """
    complete = environment.complete if environment else as_given
    return decide_call(read_call(request, allow_invalid=allow_invalid, complete=complete))

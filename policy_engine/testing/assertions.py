"""Assertions for tests in Python: what is allowed, what is denied, with the explanation in the failure.

The arguments are documented in `docs/testing.md`, "In Python".
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from policy_engine.calls import deciding, decisions_of
from policy_engine.environment import Environment, read_environment
from policy_engine.explanation import explain
from policy_engine.files import read_source
from policy_engine.render.text import MEMBERS, explanation_text
from policy_engine.request_file import Call, Completion
from policy_engine.testing.asking import options_of, read_question
from policy_engine.testing.case import Expectation
from policy_engine.testing.expectations import failure_of, read_expectation
from policy_engine.testing.tables import rows_of

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def assert_allowed(
    *,
    policy: str = "",
    sid: str = "",
    strict: bool = False,
    environment: Environment | Paths | None = None,
    **request: Any,
) -> None:
    """Raise `AssertionError` with the explanation where a request is denied.

    `request` has the members of a case of a suite: `action` or `actions`, `resource` or `resources`, `principal`,
    `context`, `policies` and so on; names of files are relative to the working directory. `environment` are accounts
    that were read, or the paths of their files. `policy` and `sid` name the kind of policy and the statement that must
    allow; with `strict` the answer may not rest on a condition key that is not given. Raises `RequestError` and
    `PolicyError` where the request or a policy is not understood.
    """
    __tracebackhide__ = True
    _hold(_expectation("allow", policy, sid, strict=strict), environment, request)


def assert_denied(
    *,
    outcome: str = "deny",
    policy: str = "",
    sid: str = "",
    strict: bool = False,
    environment: Environment | Paths | None = None,
    **request: Any,
) -> None:
    """Raise `AssertionError` with the explanation where a request is not denied.

    `outcome` is `deny`, or `explicit-deny` or `implicit-deny` alone; everything else is as in `assert_allowed`, and
    `policy` and `sid` name what must deny.
    """
    __tracebackhide__ = True
    _hold(_expectation(outcome, policy, sid, strict=strict), environment, request)


def _expectation(outcome: str, policy: str, sid: str, *, strict: bool) -> Expectation:
    given = {"outcome": outcome, "policy": policy, "sid": sid}
    return read_expectation(given, "expect", strict=strict)


def _hold(expect: Expectation, environment: Environment | Paths | None, request: Mapping[str, Any]) -> None:
    __tracebackhide__ = True
    complete = _completion(environment)
    asked = _plain(request)
    options, asked["options"] = options_of(asked.get("options"))
    calls = [read_question(row, options, read_file=read_source, complete=complete) for _name, row in rows_of("", asked)]
    failures = [failure for call in calls if (failure := _failure(expect, call))]
    if failures:
        raise AssertionError("\n".join(failures).rstrip())


def _completion(environment: Environment | Paths | None) -> Completion | None:
    if environment is None:
        return None
    if not isinstance(environment, Environment):
        paths = [environment] if isinstance(environment, str | os.PathLike) else environment
        environment = read_environment([os.fspath(path) for path in paths])
    return environment.complete


def _plain(value: Any) -> Any:
    """Paths as the names that they stand for, in objects and lists too."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _failure(expect: Expectation, call: Call) -> str:
    decisions = decisions_of(call)
    failure = failure_of(expect, decisions)
    return f"{failure}\n{explanation_text(explain(deciding(decisions)), means=MEMBERS)}" if failure else ""

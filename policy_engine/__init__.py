"""Decide AWS IAM requests offline, the way AWS does.

    from policy_engine import check

    answer = check({"action": "s3:GetObject", "resource": arn, "policies": {"identity": [policy]}})
    answer.decision.allowed

The names below are loaded when they are first used, so that importing the package stays cheap.
"""

from __future__ import annotations

# As `typing` has it, which is not loaded for it: `policyeval --version` needs nothing else of that module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.callers import read_caller
    from policy_engine.calls import check
    from policy_engine.circumstances import Circumstances, build_request
    from policy_engine.compile import CompiledPolicy, compile_policy
    from policy_engine.decision import Decision, decide, decide_many
    from policy_engine.denials.denial import Denial
    from policy_engine.denials.finding import find_messages, parse_message
    from policy_engine.environment import Environment, read_environment
    from policy_engine.errors import PolicyError, PolicyEvalError, RequestError, UnknownActionError
    from policy_engine.explanation import Explanation, Miss, explain
    from policy_engine.findings import Finding, FindingClass, Severity
    from policy_engine.lint.validation import validate
    from policy_engine.messages import decoded_message, message
    from policy_engine.policy_set import PolicyKind, PolicySet
    from policy_engine.questions.abilities import WhatCan
    from policy_engine.questions.access import WhoCan
    from policy_engine.questions.what import what_can
    from policy_engine.questions.who import who_can
    from policy_engine.request import Request, Resource
    from policy_engine.request_file import read_call
    from policy_engine.residual import Residual, residual_of
    from policy_engine.simulation import SimulationError, context_keys, simulate
    from policy_engine.source import Source, Span
    from policy_engine.sweep import allowed_on_everything, allowed_on_something
    from policy_engine.syntax.document import PolicyDocument, PolicyType
    from policy_engine.testing.assertions import assert_allowed, assert_denied
    from policy_engine.usable import parse
    from policy_engine.verdicts import Outcome, Verdict

_HOMES = {
    "read_caller": "callers",
    "check": "calls",
    "CompiledPolicy": "compile",
    "compile_policy": "compile",
    "Decision": "decision",
    "decide": "decision",
    "decide_many": "decision",
    "allowed_on_everything": "sweep",
    "allowed_on_something": "sweep",
    "Environment": "environment",
    "read_environment": "environment",
    "Denial": "denials.denial",
    "find_messages": "denials.finding",
    "parse_message": "denials.finding",
    "PolicyError": "errors",
    "PolicyEvalError": "errors",
    "RequestError": "errors",
    "UnknownActionError": "errors",
    "Explanation": "explanation",
    "Miss": "explanation",
    "explain": "explanation",
    "Finding": "findings",
    "FindingClass": "findings",
    "Severity": "findings",
    "decoded_message": "messages",
    "message": "messages",
    "PolicyKind": "policy_set",
    "PolicySet": "policy_set",
    "WhatCan": "questions.abilities",
    "WhoCan": "questions.access",
    "what_can": "questions.what",
    "who_can": "questions.who",
    "Request": "request",
    "Resource": "request",
    "build_request": "circumstances",
    "Circumstances": "circumstances",
    "read_call": "request_file",
    "Residual": "residual",
    "residual_of": "residual",
    "SimulationError": "simulation",
    "context_keys": "simulation",
    "simulate": "simulation",
    "Source": "source",
    "Span": "source",
    "PolicyDocument": "syntax.document",
    "PolicyType": "syntax.document",
    "assert_allowed": "testing.assertions",
    "assert_denied": "testing.assertions",
    "parse": "usable",
    "validate": "lint.validation",
    "Outcome": "verdicts",
    "Verdict": "verdicts",
}

__all__ = [
    "Circumstances",
    "CompiledPolicy",
    "Decision",
    "Environment",
    "Denial",
    "Explanation",
    "Finding",
    "FindingClass",
    "Miss",
    "Outcome",
    "PolicyDocument",
    "PolicyError",
    "PolicyEvalError",
    "PolicyKind",
    "PolicySet",
    "PolicyType",
    "Request",
    "RequestError",
    "Residual",
    "Resource",
    "Severity",
    "SimulationError",
    "Source",
    "Span",
    "UnknownActionError",
    "Verdict",
    "WhatCan",
    "WhoCan",
    "allowed_on_everything",
    "allowed_on_something",
    "assert_allowed",
    "assert_denied",
    "build_request",
    "check",
    "compile_policy",
    "context_keys",
    "decide",
    "decide_many",
    "decoded_message",
    "explain",
    "find_messages",
    "message",
    "parse",
    "parse_message",
    "read_call",
    "read_caller",
    "read_environment",
    "residual_of",
    "simulate",
    "validate",
    "what_can",
    "who_can",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(__import__(f"{__name__}.{home}", fromlist=[name]), name)
    globals()[name] = value
    return value

"""Checks by their codes."""

from __future__ import annotations

from functools import cache

from policy_engine.findings import Severity
from policy_engine.lint.defaults import RULES
from policy_engine.lint.rule import Family, Rule, When
from policy_engine.syntax.document import PolicyType

JSON_SYNTAX_ERROR = "JSON_SYNTAX_ERROR"
"""The finding of a text that is no JSON, which no check gets to see."""
_ALL = frozenset(PolicyType)
_READING = (
    Rule(JSON_SYNTAX_ERROR, Severity.ERROR, "grammar/json_syntax_error", When.POLICY, _ALL),
    Rule("POLICY_TOO_LARGE", Severity.ERROR, "sizes/policy_too_large", When.POLICY, _ALL, Family.POLICYEVAL),
)


def every_rule() -> tuple[Rule, ...]:
    """Every check, the reading of the text among them."""
    return (*_READING, *RULES)


def rule_named(code: str) -> Rule | None:
    """The check of a code."""
    return _by_code().get(code)


def is_access_analyzer(code: str) -> bool:
    """Whether a code is one of AWS's."""
    rule = rule_named(code)
    return rule is not None and rule.family is Family.ACCESS_ANALYZER


@cache
def _by_code() -> dict[str, Rule]:
    return {rule.code: rule for rule in every_rule()}

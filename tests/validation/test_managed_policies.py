"""What the checks say of AWS's own managed policies."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from policy_engine.findings import Finding, Severity
from policy_engine.lint.validation import validate
from tests.aws_managed import managed_policies

_KNOWN = Path(__file__).parents[2] / "fixtures" / "managed-policies.toml"
NARROWER_THAN_THEIR_TEXT = (
    "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
    "INVALID_ARN_RESOURCE",
    "VARIABLE_USAGE_TOO_PERMISSIVE",
)
"""Checks of which AWS's own finds nothing in these policies, although their text reads as if they did."""


@cache
def _findings() -> tuple[Finding, ...]:
    every = managed_policies().items()
    return tuple(finding for name, text in every for finding in validate(text, "identity", name=name))


def _known() -> set[tuple[str, str]]:
    entries = tomllib.loads(_KNOWN.read_text(encoding="utf-8"))["known"]
    return {(entry["code"], text) for entry in entries for text in entry["texts"]}


def test_errors_are_errors_indeed() -> None:
    """An error in a policy of AWS's own is listed with the reason why it is one; anything else is a mistake of ours."""
    errors = [each for each in _findings() if each.severity is Severity.ERROR]
    unknown = [each for each in errors if (each.code, each.source.slice(each.span).strip('"')) not in _known()]
    assert not unknown, "\n".join(map(str, unknown))


@pytest.mark.parametrize("code", NARROWER_THAN_THEIR_TEXT)
def test_silent_where_aws_is(code: str) -> None:
    """What AWS accepts in its own policies is no finding."""
    assert not [each for each in _findings() if each.code == code]

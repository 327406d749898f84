"""A set of policies that has everything wrong that a check looks for."""

from __future__ import annotations

import tomllib
from pathlib import Path

from policy_engine.lint.defaults import RULES
from policy_engine.lint.validation import validate

FOLDER = Path(__file__).parents[2] / "fixtures" / "violations"


def _types() -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / "types.toml").read_text(encoding="utf-8"))


def test_every_file_has_its_type() -> None:
    """What the set is taken for stands beside it, file by file."""
    assert {path.name for path in FOLDER.glob("*.json")} == _types().keys()


def test_every_check_finds_something() -> None:
    """A check that is on by default and finds nothing here is dead, or lacks an example."""
    found = {
        finding.code
        for name, types in _types().items()
        for finding in validate((FOLDER / name).read_text(encoding="utf-8"), **types, name=name)
    }
    assert {rule.code for rule in RULES if rule.on} - found == set()
    assert "JSON_SYNTAX_ERROR" in found


def test_aws_names_trust_policies_by_a_resource_type() -> None:
    """`AWS::IAM::AssumeRolePolicyDocument` says the same as the type `trust`, whatever else is said."""
    text = (FOLDER / "trust-1.json").read_text(encoding="utf-8")
    by_type = validate(text, "trust", name="trust")
    assert validate(text, "resource", resource_type="AWS::IAM::AssumeRolePolicyDocument", name="trust") == by_type

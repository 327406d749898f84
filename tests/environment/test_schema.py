"""The schema of descriptions says the same as their reader."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conformance.test_schemas import validator
from tests.environment.test_broken import CASES, FOLDER

DESCRIPTIONS = ("described/organization.yaml", "dumped/resources.yaml")
WRONG = [case for case in CASES if case.get("shape") == "wrong"]


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_descriptions_follow_it(name: str) -> None:
    """What is read follows the schema."""
    given = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    errors = list(validator("environment").iter_errors(given))
    assert not errors, "\n".join(f"{error.json_path}: {error.message}" for error in errors)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in WRONG])
def test_what_is_out_of_shape_does_not(case: dict[str, Any]) -> None:
    """What the reader refuses for its shape, the schema refuses as well."""
    assert not validator("environment").is_valid(yaml.safe_load(case["files"]["env.yaml"]))

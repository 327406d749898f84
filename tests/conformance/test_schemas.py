"""The data follows its schemas, and so do the answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from policy_engine._resources import grammar_text
from policy_engine.calls import check
from policy_engine.render.json import explanation_json
from tests.conformance.cases import FOLDER, Case, of_kind, skips

SCHEMAS = ("conformance", "request", "decision", "denial", "policy", "environment")


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(grammar_text(f"{name}.schema.json"))
    return schema


def validator(name: str) -> Draft202012Validator:
    """The validator of one of our schemas."""
    registry: Registry[Any] = Registry().with_resources(
        (f"urn:policyeval:{each}", Resource.from_contents(_schema(each))) for each in SCHEMAS
    )
    return Draft202012Validator(_schema(name), registry=registry)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    """Each schema is one of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(_schema(name))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_cases_follow_their_schema(path: Path) -> None:
    """No case has a member that its kind does not know."""
    errors = list(validator("conformance").iter_errors(json.loads(path.read_text(encoding="utf-8"))))
    assert not errors, "\n".join(f"{error.json_path}: {error.message}" for error in errors)


def test_ids_are_unique() -> None:
    """An id names one case."""
    ids = [case["id"] for case in of_kind()]
    assert len(ids) == len(set(ids)) > 500
    assert set(skips()) <= set(ids)


@pytest.mark.parametrize("case", of_kind("decision"), ids=lambda case: str(case["id"]))
def test_answers_follow_their_schema(case: Case) -> None:
    """What `--format json` prints is what its schema says."""
    answer = explanation_json(check(case["request"], allow_invalid=True))
    errors = list(validator("decision").iter_errors(answer))
    assert not errors, "\n".join(f"{error.json_path}: {error.message}" for error in errors)

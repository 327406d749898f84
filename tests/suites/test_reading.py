"""Suites as they are read: what is refused, and that the JSON Schema says the same."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from policy_engine._resources import grammar_text
from policy_engine.errors import RequestError
from policy_engine.files import read_source
from policy_engine.source import Source
from policy_engine.structured import read_structured
from policy_engine.testing.suite import read_suite
from tests.commands import ROOT

POLICY = ROOT / "fixtures" / "policies" / "read-reports.json"
REFUSED: list[dict[str, Any]] = yaml.safe_load((ROOT / "fixtures/suites/refused.yaml").read_text(encoding="utf-8"))
GOOD = sorted(path.relative_to(ROOT) for path in ROOT.glob("fixtures/**/*.policytest.*"))


@cache
def _validator() -> Draft202012Validator:
    request = Resource.from_contents(json.loads(grammar_text("request.schema.json")))
    registry: Registry[Any] = Registry().with_resource("request.schema.json", request)
    return Draft202012Validator(json.loads(grammar_text("suite.schema.json")), registry=registry)


def test_the_schema_is_a_schema() -> None:
    """It is one of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(json.loads(grammar_text("suite.schema.json")))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: str(case["id"]))
def test_refused(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A suite that is not understood is an error that begins with the place."""
    monkeypatch.chdir(tmp_path)
    Path("policy.json").write_bytes(POLICY.read_bytes())
    name = case.get("name", "suite.policytest.yaml")
    with pytest.raises(RequestError) as caught:
        read_suite(Source(text=case["suite"], name=name))
    assert case["error"] in str(caught.value)
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: str(case["id"]))
def test_the_schema_refuses_the_same(case: dict[str, Any]) -> None:
    """The schema refuses what is out of shape, and takes what only a look at the names shows."""
    source = Source(text=case["suite"], name=case.get("name", "suite.policytest.yaml"))
    if case["schema"] == "unreadable":
        with pytest.raises(RequestError):
            read_structured(source)
    else:
        assert _validator().is_valid(read_structured(source)) is (case["schema"] == "accepts")


@pytest.mark.parametrize("path", GOOD, ids=str)
def test_good_suites(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The suites of fixtures can be read, and the schema takes them."""
    monkeypatch.chdir(ROOT)
    source = read_source(str(path))
    assert read_suite(source).cases
    errors = list(_validator().iter_errors(read_structured(source)))
    assert not errors, "\n".join(f"{error.json_path}: {error.message}" for error in errors)


def test_ids_are_unique() -> None:
    """An id names one suite."""
    ids = [case["id"] for case in REFUSED]
    assert len(ids) == len(set(ids))

"""What is read from AWS's messages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policy_engine.denials.finding import counted, find_messages, parse_message
from policy_engine.errors import RequestError
from policy_engine.render.denials.json import denial_json
from tests.commands import ROOT
from tests.conformance.cases import subset
from tests.conformance.test_schemas import validator

FOLDER = ROOT / "fixtures" / "messages"


def _cases() -> list[Any]:
    found = [
        (path.stem, case)
        for path in sorted(FOLDER.glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]
    ]
    return [pytest.param(case, id=case["id"]) for _file, case in found]


@pytest.mark.parametrize("case", _cases())
def test_messages(case: dict[str, Any]) -> None:
    """A message says what AWS's documentation has it say, and nothing is taken from it that is not there."""
    [(denial, times)] = counted(find_messages(case["message"]))
    told = denial_json(denial)
    assert times == 1
    errors = list(validator("denial").iter_errors(told))
    assert not errors, "\n".join(f"{error.json_path}: {error.message}" for error in errors)
    for name, expected in case["expect"].items():
        assert subset(expected, told[name]), f"{name}: {told[name]}"


def test_cases() -> None:
    """Ids are unique, every case says what it is about, and where its form comes from is named."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    cases = [case for file in files for case in file["cases"]]
    assert len({case["id"] for case in cases}) == len(cases) > 60
    for case in cases:
        assert set(case) - {"source"} == {"id", "description", "message", "expect"}
    assert all(file["feature"] and file["source"] for file in files)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a fine day", "no access-denied message", id="none"),
        pytest.param("not authorized to perform: s3:A\nnot authorized to perform: s3:B", "2 messages", id="two"),
    ],
)
def test_one_message_is_needed(text: str, expected: str) -> None:
    """`parse_message` reads a single message; none or several are an error that says so."""
    with pytest.raises(RequestError, match=expected):
        parse_message(text)

"""Paths as IAM Access Analyzer writes them, and the places in the text that they lead to."""

from __future__ import annotations

import pytest

from policy_engine.lint.spans import Spans
from policy_engine.paths import Key, Path
from policy_engine.source import Source
from policy_engine.syntax.json_tree import parse_json
from tests.locate import node_at, span_at

TEXT = '{"Statement": [{"Sid": "A", "Action": ["s3:*", "ec2:*"]}, {"Sid": "B", "Sid": "C"}], "Id": 7}'


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ((), TEXT),
        (("Id",), "7"),
        ((Key("Id"),), '"Id"'),
        (("Statement", 0, "Sid"), '"A"'),
        (("Statement", 0, "Action"), '["s3:*", "ec2:*"]'),
        (("Statement", 0, "Action", 1), '"ec2:*"'),
        (("Statement", 0, Key("Action")), '"Action"'),
    ],
)
def test_paths_lead_to_their_place(path: Path, shown: str) -> None:
    """Names lead to values, numbers to items, and a last `Key` to the name itself."""
    assert Source(text=TEXT).slice(Spans(TEXT).at(path)) == shown
    assert Source(text=TEXT).slice(span_at(parse_json(TEXT), path)) == shown


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("Statement", 1, "Sid"), TEXT.index('"C"')),
        (("Statement", 1, Key("Sid")), TEXT.index('"Sid": "C"')),
    ],
)
def test_the_last_of_duplicates_counts(path: Path, at: int) -> None:
    """Of members with the same name the last counts, as `json.loads` reads them."""
    assert Spans(TEXT).at(path).start == at
    assert span_at(parse_json(TEXT), path).start == at


@pytest.mark.parametrize(
    "path",
    [
        ("Version",),
        (Key("Version"),),
        ("Statement", 2),
        ("Statement", -1),
        ("Statement", "Sid"),
        (0,),
        ("Id", 0),
        (Key("Statement"), 0),
    ],
)
def test_paths_that_lead_nowhere_are_errors(path: Path) -> None:
    """What is not in the document is said, never guessed."""
    with pytest.raises(LookupError):
        Spans(TEXT).at(path)
    with pytest.raises(LookupError):
        span_at(parse_json(TEXT), path)


def test_paths_lead_to_nodes() -> None:
    """The value itself can be had too."""
    assert node_at(parse_json(TEXT), ("Statement", 0, "Action", 0)).kind == "string"

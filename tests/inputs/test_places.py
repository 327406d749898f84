"""The way back from a policy's text to the file is exact for every character, and mistakes are those of the reader."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st

from policy_engine.inputs.embedded import Embedded
from policy_engine.inputs.forms import policies_in
from policy_engine.syntax.json_tree import JsonError, parse_json

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_POLICIES = st.fixed_dictionaries(
    {
        "Version": st.just("2012-10-17"),
        "Statement": st.fixed_dictionaries({"Effect": st.just("Allow"), "Sid": _TEXTS, "Resource": st.lists(_TEXTS)}),
    }
)


def _dumped(value: object, *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only)


@given(policy=_POLICIES, name=_TEXTS, ascii_inside=st.booleans(), ascii_outside=st.booleans(), coded=st.booleans())
def test_strings(policy: Any, name: str, ascii_inside: bool, ascii_outside: bool, coded: bool) -> None:
    """Each character of a policy that is a string, URL-encoded or not, stands for its own stretch of the file."""
    inner = _dumped(policy, ascii_only=ascii_inside)
    text = _dumped({name: 1, "Policy": quote(inner) if coded else inner}, ascii_only=ascii_outside)
    [found] = policies_in(text, {})
    assert isinstance(found, Embedded)
    assert found.text == inner
    for offset, char in enumerate(inner):
        piece = text[found.outer(offset) : found.outer(offset + 1)]
        assert (unquote(piece) if coded else json.loads(f'"{piece}"')) == char
    assert text[found.outer(len(inner))] == '"'


@given(policy=_POLICIES, name=_TEXTS, indent=st.sampled_from([None, 2]))
def test_objects(policy: Any, name: str, indent: int | None) -> None:
    """A policy that is an object stands in the file as it is."""
    text = json.dumps([{name: 1}, {"PolicyDocument": policy}], indent=indent)
    [found] = policies_in(text, {})
    assert isinstance(found, Embedded)
    assert text[found.outer(0) : found.outer(len(found.text))] == found.text
    assert json.loads(found.text) == policy


@given(
    policy=_POLICIES, cut=st.integers(min_value=0), put=st.sampled_from(["", ",", "}", "]", '"', ":", "x", "\\", "\n"])
)
def test_mistakes(policy: Any, cut: int, put: str) -> None:
    """A text that is no JSON is refused at the same place and in the same words as by the reader of policies."""
    text = _dumped([1, {"PolicyDocument": policy, "b": [True, None, -1.5e3]}], ascii_only=False)
    cut %= len(text)
    text = text[:cut] + put + text[cut + 1 :]
    assert _mistake(text, lambda: list(policies_in(text, {}))) == _mistake(text, lambda: parse_json(text))


def _mistake(_text: str, read: Any) -> tuple[int, str] | None:
    try:
        read()
    except JsonError as error:
        return error.offset, error.message
    return None

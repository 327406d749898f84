"""The reader of JSON with places agrees with the standard library's, and with the grammar that explains mistakes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policy_engine.syntax.json_errors import faults
from policy_engine.syntax.json_tree import Array, JsonError, Node, Object, parse_json, plain

BOUNDED = settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_CHARACTERS = st.characters(exclude_categories=["Cs"])
_STRINGS = st.text(_CHARACTERS, max_size=6)
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), _STRINGS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_STRINGS, inner, max_size=4)),
    max_leaves=15,
)
_FORMS = st.sampled_from(
    [{}, {"indent": 4}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"indent": "\t", "ensure_ascii": False}]
)
_PIECES = st.sampled_from(
    [*'{}[]":,\\ \n\t\x0001-.e', "true", "false", "null", "NaN", '"a"', "'a'", "\\u00e9", "\\ud800", "\ud800", "\xe9"]
)


@st.composite
def damaged(draw: Any) -> str:
    """The text of a value with some of it cut out, doubled or replaced."""
    text = json.dumps(draw(_VALUES), **draw(_FORMS))
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 2)))
        text = text[:start] + draw(_PIECES) + text[end:]
    return text


def _tree(text: str) -> Node | None:
    try:
        return parse_json(text)
    except JsonError:
        return None


def _nodes(node: Node) -> list[Node]:
    inner: list[Node] = []
    if isinstance(node, Object):
        inner = [each for member in node.members for each in member]
    elif isinstance(node, Array):
        inner = node.items
    return [node, *(found for each in inner for found in _nodes(each))]


def _is_json(text: str) -> bool:
    """Whether the standard library reads the text, without its extensions to JSON."""

    def refuse(constant: str) -> object:
        raise ValueError(constant)

    try:
        # Pairs, so that halves of surrogate pairs are seen in each of two members with one name.
        value = json.loads(text, parse_constant=refuse, parse_int=float, object_pairs_hook=list)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except ValueError:
        return False
    return True


@BOUNDED
@given(_VALUES, _FORMS)
def test_trees_hold_what_the_text_says(value: Any, form: dict[str, Any]) -> None:
    """A tree stands for the value that the standard library reads, and so does each node for its own piece of text."""
    text = json.dumps(value, **form)
    tree = parse_json(text)
    for node in _nodes(tree):
        assert json.loads(text[node.start : node.end], parse_int=float) == plain(node)
    assert (tree.start, tree.end) == (0, len(text))


@BOUNDED
@given(damaged())
@example('{"a": "\\ud83d\\ude00"}')
@example('["\xe9", "\x7f", "\u2028"]')
@example('["a" "b"]')
@example('{"a" 1}')
def test_what_is_no_json_is_refused(text: str) -> None:
    """The reader takes the texts that the standard library takes, without its extensions, and no other."""
    assert (_tree(text) is not None) is _is_json(text)


@settings(BOUNDED, max_examples=150)
@given(damaged())
def test_the_grammar_agrees(text: str) -> None:
    """The grammar that explains mistakes finds none in a text that is read."""
    assert _tree(text) is None or not list(faults(text))

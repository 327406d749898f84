"""Where the values of a JSON or YAML text stand; read only once somebody asks.

The text was read before, so it is known to be well-formed and not nested too deeply.
"""

from __future__ import annotations

import json
import re

from policy_engine.named import NamedTuple
from policy_engine.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_end_of = json.JSONDecoder().raw_decode
_NO_SPACE = re.compile(r"[^ \t\n\r]")


class Node(NamedTuple):
    """The place of a value, and of what is in it."""

    span: Span
    members: dict[str, tuple[Span, Node]]
    """Of an object, by name: the place of the name, and the value."""
    items: list[Node]


class TwiceError(ValueError):
    """An object has a member twice; `start` is where the second one stands."""

    def __init__(self, name: str, start: int) -> None:
        super().__init__(name)
        self.start = start


def yaml_nodes(text: str, loader: Any) -> Node | None:
    """The places in a YAML text; `None` for an empty one."""
    import yaml

    root = yaml.compose(text, Loader=loader)
    return None if root is None else _yaml_node(root, {})


def _yaml_node(node: Any, known: dict[int, Node]) -> Node:
    if id(node) in known:
        return known[id(node)]
    made = known[id(node)] = Node(_span(node), {}, [])
    if node.id == "sequence":
        made.items.extend(_yaml_node(item, known) for item in node.value)
    elif node.id == "mapping":
        made.members.update(_merged(node, known))
        made.members.update(
            (name.value, (_span(name), _yaml_node(value, known))) for name, value in node.value if not _is_merge(name)
        )
    return made


def _merged(node: Any, known: dict[int, Node]) -> dict[str, tuple[Span, Node]]:
    """The members that `<<` brings in; of several mappings the first counts."""
    found: dict[str, tuple[Span, Node]] = {}
    for name, value in node.value:
        if _is_merge(name):
            for each in reversed(value.value if value.id == "sequence" else [value]):
                found |= _yaml_node(each, known).members
    return found


def _is_merge(name: Any) -> bool:
    return bool(name.tag == "tag:yaml.org,2002:merge")


def _span(node: Any) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)


def json_nodes(text: str) -> Node:
    """The places in a JSON text. Raises `TwiceError`."""
    return _json_node(text, _skip(text, 0))


def _json_node(text: str, start: int) -> Node:
    match text[start]:
        case "{":
            return _json_object(text, start)
        case "[":
            return _json_array(text, start)
        case _:
            return Node(Span(start, _end_of(text, start)[1]), {}, [])


def _json_object(text: str, start: int) -> Node:
    members: dict[str, tuple[Span, Node]] = {}
    at = _skip(text, start + 1)
    while text[at] != "}":
        name, end = _end_of(text, at)
        if name in members:
            raise TwiceError(name, at)
        value = _json_node(text, _skip(text, _skip(text, end) + 1))
        members[name] = (Span(at, end), value)
        at = _after(text, value.span.end)
    return Node(Span(start, at + 1), members, [])


def _json_array(text: str, start: int) -> Node:
    items: list[Node] = []
    at = _skip(text, start + 1)
    while text[at] != "]":
        items.append(_json_node(text, at))
        at = _after(text, items[-1].span.end)
    return Node(Span(start, at + 1), {}, items)


def _after(text: str, end: int) -> int:
    """Where the next value or the closing bracket stands."""
    at = _skip(text, end)
    return _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    found = _NO_SPACE.search(text, at)
    return found.start() if found else len(text)

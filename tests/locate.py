"""From a path to the place in a tree: the plain meaning of what `lint.spans` finds without one."""

from __future__ import annotations

from policy_engine.paths import Key, Path
from policy_engine.source import Span
from policy_engine.syntax.json_tree import Array, Member, Node, Object


def span_at(tree: Node, path: Path) -> Span:
    """The span of the value, or with a last `Key` of the member's name, that a path leads to.

    Of members that repeat, the last counts. Raises `LookupError` where the path leads nowhere.
    """
    if path and isinstance(path[-1], Key):
        return _member(node_at(tree, path[:-1]), path[-1].name).name.span
    return node_at(tree, path).span


def node_at(tree: Node, path: Path) -> Node:
    """The value that a path leads to. Raises `LookupError` where it leads nowhere."""
    node = tree
    for step in path:
        if isinstance(step, Key):
            raise LookupError(f"the name `{step.name}` is no place to go on from")
        node = _item(node, step) if isinstance(step, int) else _member(node, step).value
    return node


def _item(node: Node, index: int) -> Node:
    if not isinstance(node, Array) or not 0 <= index < len(node.items):
        raise LookupError(f"there is no element {index} here")
    return node.items[index]


def _member(node: Node, wanted: str) -> Member:
    if isinstance(node, Object):
        for member in reversed(node.members):
            if member.name.value == wanted:
                return member
    raise LookupError(f"there is no member `{wanted}` here")

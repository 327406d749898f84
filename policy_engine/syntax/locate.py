"""From a path to the place in the text."""

from __future__ import annotations

from policy_engine.paths import Key, Path
from policy_engine.source import Span
from policy_engine.syntax.json_tree import Array, Node, Object


def span_at(tree: Node, path: Path) -> Span:
    """The span of the value, or of the member's name, that a path leads to; of members that repeat, the last one.

    Raises `LookupError` where the path leads nowhere.
    """
    node = tree
    for step in path:
        if isinstance(node, Array) and isinstance(step, int):
            node = node.items[step]
        elif isinstance(node, Object) and not isinstance(step, int):
            name = step.name if isinstance(step, Key) else step
            member = next((each for each in reversed(node.members) if each.name.value == name), None)
            if member is None:
                raise LookupError(f"no member `{name}` on the path {path}")
            if isinstance(step, Key):
                return member.name.span
            node = member.value
        else:
            raise LookupError(f"nothing stands at {path}")
    return node.span

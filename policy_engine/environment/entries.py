"""Objects of a JSON file that AWS's command line wrote, their members by name, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_engine.environment.policies import KnownPolicy
from policy_engine.errors import RequestError
from policy_engine.inputs.coded import is_url_encoded, unescaped, url_decoded
from policy_engine.source import Source
from policy_engine.syntax.json_tree import Array, Node, Object, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Never


class Entry:
    """One object; members that AWS may add are passed over."""

    __slots__ = ("_members", "_node", "file")

    def __init__(self, node: Node, file: Source) -> None:
        self.file = file
        self._node = node
        if not isinstance(node, Object):
            self.refuse(f"an object is needed, not a value of kind `{node.kind}`")
        self._members = {name.value: value for name, value in node.members}

    def __contains__(self, name: str) -> bool:
        return self._given(name) is not None

    def refuse(self, what: str) -> Never:
        """Raise `RequestError` with the place of the object."""
        line, column = self.file.position(self._node.start)
        raise RequestError(f"{self.file.name}:{line}:{column}: {what}")

    def text(self, name: str) -> str:
        """A string. Raises `RequestError` where it is missing."""
        node = self._given(name)
        if not isinstance(node, Scalar) or node.kind != "string" or not node.value:
            self.refuse(f"`{name}` is missing, or is no string")
        return node.value

    def text_or_empty(self, name: str) -> str:
        """A string, empty where absent."""
        return self.text(name) if name in self else ""

    def is_true(self, name: str) -> bool:
        """Whether a boolean is there and true."""
        node = self._given(name)
        return isinstance(node, Scalar) and node.value == "true"

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty where absent."""
        items = self._items(name)
        if not all(isinstance(item, Scalar) and item.kind == "string" for item in items):
            self.refuse(f"`{name}` is no list of strings")
        return tuple(item.value for item in items if isinstance(item, Scalar))

    def entry(self, name: str) -> Entry:
        """An object. Raises `RequestError` where it is missing."""
        node = self._given(name)
        if node is None:
            self.refuse(f"`{name}` is missing")
        return Entry(node, self.file)

    def entries(self, name: str) -> Iterator[Entry]:
        """A list of objects, empty where absent."""
        return (Entry(item, self.file) for item in self._items(name))

    def tags(self) -> Mapping[str, str]:
        """`Tags` as AWS writes them, a list of `Key` and `Value`."""
        return {tag.text("Key"): tag.text_or_empty("Value") for tag in self.entries("Tags")}

    def policy(self, member: str, name: str) -> KnownPolicy:
        """The document in a member: an object, or a string that may be URL-encoded. Raises `RequestError`."""
        node = self._given(member)
        if isinstance(node, Object):
            return KnownPolicy(self.file.part(node.span), name, in_force=True)
        if not isinstance(node, Scalar) or node.kind != "string":
            self.refuse(f"`{member}`, the document of {name}, is missing")
        text = node.value
        ways = [unescaped(self.file.text, node.start, node.end)]
        if is_url_encoded(text):
            text, back = url_decoded(text)
            ways.insert(0, back)
        return KnownPolicy(
            Source(text=text, name=self.file.name, file=self.file, ways=tuple(ways)), name, in_force=True
        )

    def _given(self, name: str) -> Node | None:
        node = self._members.get(name)
        return None if node is None or node.kind == "null" else node

    def _items(self, name: str) -> list[Node]:
        node = self._given(name)
        if node is None:
            return []
        if not isinstance(node, Array):
            self.refuse(f"`{name}` is no list")
        return node.items

"""JSON and YAML input other than policies: request and context files, suites, environments.

What is wrong in them is said with its place: `with document.placing(): …` adds it to every `RequestError` about one
of the document's values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from policy_engine.errors import RequestError
from policy_engine.members import Members
from policy_engine.record import Record, fresh, late
from policy_engine.source import Source, Span
from policy_engine.value_limits import DEEPEST, refuse_unbounded
from policy_engine.value_nodes import Node, TwiceError, json_nodes, yaml_nodes

_YAML_NAMES = (".yaml", ".yml")
_SURELY_FLAT = 1_000
_MEMBER = tuple[int, str | int]


class Places:
    """Where the values of a document stand."""

    def __init__(self, value: object, node: Node | None) -> None:
        self._values: dict[int, Span] = {}
        self._members: dict[_MEMBER, Span] = {}
        if node is not None:
            self._add(value, node)

    def _add(self, value: object, node: Node) -> None:
        # Short strings, numbers and the like are the same object wherever they stand.
        if id(value) in self._values or not (isinstance(value, dict | list) or (isinstance(value, str) and value[1:])):
            return
        self._values[id(value)] = node.span
        if isinstance(value, dict):
            for name, (span, inner) in node.members.items():
                self._members[id(value), name] = span
                self._add(value[name], inner)
        elif isinstance(value, list):
            for number, (item, inner) in enumerate(zip(value, node.items, strict=True)):
                self._members[id(value), number] = inner.span
                self._add(item, inner)

    def span(self, about: object, member: str | int = "") -> Span | None:
        """The place of a member of an object or list of the document, else that of the value itself."""
        return self._members.get((id(about), member)) or self._values.get(id(about))


class Document(Record, slots=False):
    """A text and the value it stands for."""

    source: Source
    value: object
    stand_ins: dict[int, tuple[object, object]] = fresh(default_factory=dict, init=False)

    @late
    def places(self) -> Places:
        """Where its values stand; the text is read once more for it."""
        return Places(self.value, _nodes(self.source))

    def stands_for(self, new: object, old: object) -> None:
        """Remember that a value was made of one of the document's, whose place it shares."""
        self.stand_ins[id(new)] = (new, old)

    def span(self, about: object, member: str | int = "") -> Span | None:
        """The place of a value, or of the member of one; `None` for what is not of this document."""
        while id(about) in self.stand_ins:
            about = self.stand_ins[id(about)][1]
        return self.places.span(about, member)

    def place(self, about: object, member: str | int = "") -> str:
        """`file:line:column` of a value, and the file alone for what is not of this document."""
        span = self.span(about, member)
        if span is None:
            return self.source.name
        line, column = self.source.position(span.start)
        return f"{self.source.name}:{line}:{column}"

    @contextmanager
    def placing(self) -> Iterator[None]:
        """Let each `RequestError` that is raised inside begin with its place in the document."""
        try:
            yield
        except RequestError as error:
            # Once it has its place, another document has nothing to add.
            if not isinstance(error.about, Document):
                error.args = (f"{self.place(error.about, error.member)}: {error}",)
                error.about = self
            raise


def read_document(source: Source) -> Document:
    """The document of a JSON or YAML text, by the source's name. Raises `RequestError` with the place.

    Members that stand twice are an error in both. In YAML numbers and dates stay the text they are written as, so
    that account ids and versions keep their digits; `true`, `false` and `null` are values.
    """
    document = Document(source=source, value=_yaml(source) if _is_yaml(source) else _json(source))
    try:
        refuse_unbounded(document.value)
    except RequestError as error:
        raise RequestError(f"{source.name}: {error}") from error
    return document


def read_structured(source: Source) -> object:
    """The value of a JSON or YAML text alone."""
    return read_document(source).value


def read_members(source: Source, where: str) -> tuple[Document, Members]:
    """A document and the members of the object that it is; `where` is how messages call it."""
    document = read_document(source)
    with document.placing():
        return document, Members(document.value, where)


def _is_yaml(source: Source) -> bool:
    return source.name.lower().endswith(_YAML_NAMES)


def _nodes(source: Source) -> Node | None:
    return yaml_nodes(source.text, _loader()) if _is_yaml(source) else json_nodes(source.text)


def _json(source: Source) -> object:
    try:
        return json.loads(source.text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise RequestError(f"{source.name}:{error.lineno}:{error.colno}: not JSON: {error.msg.lower()}") from error
    except RecursionError as error:
        raise RequestError(f"{source.name}: nested too deeply") from error
    except TwiceError:
        raise _twice(source) from None


def _twice(source: Source) -> RequestError:
    try:
        json_nodes(source.text)
    except TwiceError as error:
        line, column = source.position(error.start)
        return RequestError(f"{source.name}:{line}:{column}: the member `{error}` stands twice in one object")
    raise AssertionError("a member stands twice")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise TwiceError(name, 0)
        members[name] = value
    return members


def _yaml(source: Source) -> object:
    import yaml

    try:
        _refuse_deep(source)
        value: object = yaml.load(source.text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise RequestError(f"{source.name}{place}: not YAML: {_problem(error, source)}") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RequestError(f"{source.name}: not YAML: {error}") from error
    return value


def _problem(error: Any, source: Source) -> str:
    if "recursive" in error.problem:
        return "an alias stands for something that it is a part of"
    mark = error.problem_mark
    tab = mark and source.text[mark.index : mark.index + 1] == "\t"
    return f"{error.problem}; indent with spaces, YAML takes no tabs" if tab else str(error.problem)


def _refuse_deep(source: Source) -> None:
    """The reader goes down by recursion and would take the whole process with it."""
    text = source.text
    if len(text) < _SURELY_FLAT or sum(map(text.count, "[{-?")) < _SURELY_FLAT > _deepest_indent(text):
        return
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise RequestError(f"{source.name}: nested more than {DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _deepest_indent(text: str) -> int:
    return max((len(match) for match in re.findall(r"^ +", text, re.MULTILINE)), default=0)


@cache
def _loader() -> Any:
    import yaml

    loader: Any = type("Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})
    loader.yaml_implicit_resolvers = {}
    loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
    loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
    loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])
    loader.add_constructor("tag:yaml.org,2002:map", _mapping)
    return loader


def _mapping(loader: Any, node: Any) -> dict[str, Any]:
    """A mapping without members that stand twice; those merged in with `<<` give way to its own."""
    seen: set[str] = set()
    for name_node, _value in node.value:
        if not isinstance(name_node.value, str):
            raise _refused(name_node, "a member's name is no text; a value that begins with a brace needs quotes")
        if name_node.value in seen:
            raise _refused(name_node, f"the member `{name_node.value}` stands twice")
        seen.add(name_node.value)
    loader.flatten_mapping(node)
    return {name_node.value: loader.construct_object(value_node, deep=True) for name_node, value_node in node.value}


def _refused(node: Any, problem: str) -> Exception:
    import yaml

    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark)

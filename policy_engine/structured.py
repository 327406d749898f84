"""JSON and YAML input other than policies: request files and context files."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from policy_engine.errors import RequestError
from policy_engine.source import Source

_YAML_NAMES = (".yaml", ".yml")


def read_structured(source: Source) -> object:
    """The value a JSON or YAML text stands for, by the source's name. Raises `RequestError`.

    Members that stand twice are an error in both. In YAML numbers and dates stay the text they are written as, so
    that account ids and versions keep their digits; `true`, `false` and `null` are values.
    """
    return _yaml(source) if source.name.endswith(_YAML_NAMES) else _json(source)


def _json(source: Source) -> object:
    try:
        return json.loads(source.text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise RequestError(f"{source.name}:{error.lineno}:{error.colno}: not JSON: {error.msg.lower()}") from error
    except RecursionError as error:
        raise RequestError(f"{source.name}: nested too deeply") from error
    except _TwiceError as error:
        raise RequestError(f"{source.name}: the member `{error}` stands twice in one object") from error


class _TwiceError(ValueError):
    """A member name that an object already has."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise _TwiceError(name)
        members[name] = value
    return members


def _yaml(source: Source) -> object:
    import yaml

    try:
        value: object = yaml.load(source.text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise RequestError(f"{source.name}{place}: not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise RequestError(f"{source.name}: not YAML: {error}") from error
    return value


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
    import yaml

    seen: set[str] = set()
    for name_node, _value in node.value:
        if name_node.value in seen or not isinstance(name_node.value, str):
            problem = f"the member `{name_node.value}` stands twice"
            raise yaml.constructor.ConstructorError(None, None, problem, name_node.start_mark)
        seen.add(name_node.value)
    loader.flatten_mapping(node)
    return {name_node.value: loader.construct_object(value_node, deep=True) for name_node, value_node in node.value}

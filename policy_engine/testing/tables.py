"""A case for several principals, actions and resources: one case for each combination, with a name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from policy_engine.errors import RequestError
from policy_engine.known_actions import expanded

ONE_AND_MANY = {"principal": "principals", "action": "actions", "resource": "resources"}
Row = tuple[str, dict[str, Any]]


def rows_of(name: str, given: Mapping[str, Any]) -> Iterator[Row]:
    """Every combination as a request object, its members in place of the lists, with the name of the case.

    An action with wildcards stands for all actions that it matches. Raises `RequestError` where both `principal` and
    `principals` are given, and so on.
    """
    columns = {one: _column(given, one, many) for one, many in ONE_AND_MANY.items()}
    columns["action"] = [each for action in columns["action"] for each in _actions(action)]
    rest = {each: value for each, value in given.items() if each not in columns and each not in ONE_AND_MANY.values()}
    told_apart = [one for one, values in columns.items() if len(values) > 1]
    seen: dict[str, int] = {}
    for values in product(*columns.values()):
        chosen = {one: value for one, value in zip(columns, values, strict=True) if value is not None}
        yield _numbered(_named(name, [chosen[one] for one in told_apart]), seen), {**rest, **chosen}


def _column(given: Mapping[str, Any], one: str, many: str) -> Sequence[Any]:
    if many not in given:
        return [given.get(one)]
    if one in given:
        raise RequestError(f"`{one}` and `{many}` are both given", about=given, member=many)
    values = given[many]
    if not isinstance(values, list) or not values:
        raise RequestError(f"{many}: a list with at least one entry is needed", about=given, member=many)
    return values


def _actions(action: Any) -> Sequence[Any]:
    return expanded(action) if isinstance(action, str) else [action]


def _named(name: str, values: Sequence[Any]) -> str:
    return f"{name} [{', '.join(map(_short, values))}]" if values else name


def _short(value: Any) -> str:
    return str(value.get("arn", value)) if isinstance(value, Mapping) else str(value)


def _numbered(name: str, seen: dict[str, int]) -> str:
    """Rows that are alike in their names are told apart by a number."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name} #{seen[name]}"

"""What a value from outside must not be: endless, without end when it is written out, or of a type JSON has not."""

from __future__ import annotations

from policy_engine.errors import RequestError

DEEPEST = 100
"""Levels of nesting that are read."""
LARGEST = 5_000_000
"""Values that all aliases may stand for together."""
_SCALARS = (str, bool, int, float, type(None))
_Extent = tuple[int, int]


def refuse_unbounded(value: object) -> None:
    """Raise `RequestError` for a value that holds itself, is nested too deeply, or is too large once written out."""
    _extent(value, 0, {})


def _extent(value: object, depth: int, known: dict[int, _Extent | None]) -> _Extent:
    """How many values it stands for, and how deep it is; each object is measured once, however often it is meant."""
    if isinstance(value, _SCALARS):
        return 1, 0
    if not isinstance(value, dict | list):
        raise RequestError("a tag of YAML stands for a value that JSON does not have")
    if depth > DEEPEST:
        raise _too_deep()
    if id(value) not in known:
        known[id(value)] = None
        known[id(value)] = _sum(value, depth, known)
    extent = known[id(value)]
    if extent is None:
        raise RequestError("an alias stands for something that it is a part of")
    if depth + extent[1] > DEEPEST:
        raise _too_deep()
    return extent


def _sum(value: dict[str, object] | list[object], depth: int, known: dict[int, _Extent | None]) -> _Extent:
    size = deepest = 0
    for part in value.values() if isinstance(value, dict) else value:
        count, deep = _extent(part, depth + 1, known)
        size += count
        deepest = max(deepest, deep)
    if size > LARGEST:
        raise RequestError(f"its aliases stand for more than {LARGEST:,} values")
    return size + 1, deepest + 1


def _too_deep() -> RequestError:
    return RequestError(f"nested more than {DEEPEST} levels deep")

"""Frozen, slotted, keyword-only records, as `dataclass(frozen=True, slots=True, kw_only=True)` makes them.

The standard library's decorator imports `inspect` and compiles code for every class; for a command that runs in some
tens of milliseconds that is most of them. These do without, and type checkers see them as dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The empty mapping, as a default that nobody can fill."""


class _Fresh:
    """A default that is made anew for every record."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def fresh(*, default_factory: Callable[[], Any], init: bool = False) -> Any:
    """A member that every record begins with its own of, such as a cache; not given to the constructor."""
    del init  # read by type checkers
    return _Fresh(default_factory)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(fresh,))
class _RecordType(type):
    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, slots: bool = True
    ) -> _RecordType:
        annotations: dict[str, str] = namespace.get("__annotations__", {})
        own = [each for each, kind in annotations.items() if not kind.startswith("ClassVar")]
        inherited: dict[str, Any] = {}
        members: tuple[str, ...] = ()
        for base in bases:
            inherited |= getattr(base, "_defaults", {})
            inherited |= {each: _Fresh(factory) for each, factory in getattr(base, "_fresh", {}).items()}
            members += getattr(base, "_members", ())
        defaults = {each: namespace.pop(each) for each in own if each in namespace}
        if slots:
            namespace["__slots__"] = tuple(each for each in own if each not in members)
        members += tuple(each for each in own if each not in members)
        namespace["_members"] = members
        namespace["_defaults"] = {k: v for k, v in (inherited | defaults).items() if not isinstance(v, _Fresh)}
        namespace["_fresh"] = {k: v.factory for k, v in (inherited | defaults).items() if isinstance(v, _Fresh)}
        namespace["_required"] = frozenset(members) - namespace["_defaults"].keys() - namespace["_fresh"].keys()
        return super().__new__(cls, name, bases, namespace)


class Record(metaclass=_RecordType):
    """Base of all records; members that each begins with afresh take no part in comparison and display."""

    __slots__ = ()
    _members: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]
    _fresh: ClassVar[dict[str, Callable[[], Any]]]
    _required: ClassVar[frozenset[str]]

    def __init__(self, **values: Any) -> None:
        put = object.__setattr__
        if len(values) < len(self._members):
            for name, value in self._defaults.items():
                put(self, name, value)
            for name, factory in self._fresh.items():
                put(self, name, factory())
        for name, value in values.items():
            put(self, name, value)
        if not self._required <= values.keys():
            missing = ", ".join(sorted(self._required - values.keys()))
            raise TypeError(f"{type(self).__name__}: {missing} missing")

    def replace(self, **changes: Any) -> Self:
        """The same record with some members in another value."""
        kept = {name: getattr(self, name) for name in self._members if name not in self._fresh}
        return type(self)(**kept | changes)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def _compared(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._members if name not in self._fresh)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return type(self) is type(other) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in self._members if name not in self._fresh)
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {name: getattr(self, name) for name in self._members if name not in self._fresh}
        return _rebuilt, (type(self), kept)


def _rebuilt(kind: type[Record], members: dict[str, Any]) -> Record:
    return kind(**members)

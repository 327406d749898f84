"""Frozen, slotted, keyword-only records, as `dataclass(frozen=True, slots=True, kw_only=True)` makes them.

The standard library's decorator imports `inspect` and compiles code for every class; for a command that runs in some
tens of milliseconds that is most of them. These do without, and type checkers see them as dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform

    _Setter = Callable[[Any, Any], None]
else:

    def dataclass_transform(**_options):
        """Read by type checkers; `typing`, whose own does no more, is not loaded at every start for it."""
        return lambda kind: kind


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


class _Late:
    """What is worked out when it is first read, and kept: `functools.cached_property` without its lock."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    def __get__(self, record: Any, _owner: type | None = None) -> Any:
        if record is None:
            return self
        value = record.__dict__[self.name] = self.function(record)
        return value


if TYPE_CHECKING:
    late = property
else:
    late = _Late


def otherwise(*, default_factory: Callable[[Any], Any]) -> Any:
    """A member that, where it is not given, is worked out from the record when it is first read; without slots only."""
    return _Late(default_factory)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(fresh, otherwise))
class _RecordType(type):
    _setters: dict[str, _Setter]

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, slots: bool = True
    ) -> _RecordType:
        annotations: dict[str, str] = namespace.get("__annotations__", {})
        own = [each for each, kind in annotations.items() if not kind.startswith("ClassVar")]
        defaults: dict[str, Any] = {}
        factories: dict[str, Callable[[], Any]] = {}
        members: tuple[str, ...] = ()
        optional: frozenset[str] = frozenset()
        for base in bases:
            defaults |= getattr(base, "_defaults", {})
            factories |= getattr(base, "_fresh", {})
            members += getattr(base, "_members", ())
            optional |= getattr(base, "_optional", frozenset())
        for each in own:
            default = namespace.get(each, _NONE)
            if isinstance(default, _Late):
                optional |= {each}
            elif isinstance(default, _Fresh):
                factories[each] = namespace.pop(each).factory
            elif default is not _NONE:
                defaults[each] = namespace.pop(each)
        if slots:
            namespace["__slots__"] = tuple(each for each in own if each not in members)
            if any(isinstance(each, _Late) for each in namespace.values()):
                # Where what is late is kept; it takes no place in a record before.
                namespace["__slots__"] += ("__dict__",)
        members += tuple(each for each in own if each not in members)
        namespace |= {"_members": members, "_defaults": defaults, "_fresh": factories, "_optional": optional}
        made = super().__new__(cls, name, bases, namespace)
        made._setters = {each: _setter(made, each) for each in members}
        return made


_NONE = object()


def _setter(record_type: type, name: str) -> _Setter:
    slot: Any = getattr(record_type, name, None)
    if hasattr(slot, "__set__"):
        setter: _Setter = slot.__set__
        return setter
    return lambda record, value: record.__dict__.__setitem__(name, value)


class Record(metaclass=_RecordType):
    """Base of all records; members that each begins with afresh take no part in comparison and display."""

    __slots__ = ()
    _members: ClassVar[tuple[str, ...]]
    _setters: ClassVar[dict[str, _Setter]]
    _defaults: ClassVar[dict[str, Any]]
    _fresh: ClassVar[dict[str, Callable[[], Any]]]
    _optional: ClassVar[frozenset[str]]

    def __init__(self, **values: Any) -> None:
        # Thousands of records are made for a set of policies, so the usual case is one pass.
        setters = self._setters
        if len(values) < len(setters):
            values = self._completed(values)
        try:
            for name, value in values.items():
                setters[name](self, value)
        except KeyError as error:
            raise AttributeError(f"{type(self).__name__} has no member {error}") from error

    def _completed(self, values: dict[str, Any]) -> dict[str, Any]:
        whole = {**self._defaults, **{name: factory() for name, factory in self._fresh.items()}, **values}
        if len(whole) < len(self._members):
            missing = ", ".join(sorted(set(self._members) - whole.keys() - self._optional))
            if missing:
                raise TypeError(f"{type(self).__name__}: {missing} missing")
        return whole

    @property
    def _kept(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._members if name not in self._fresh}

    def replace(self, **changes: Any) -> Self:
        """The same record with some members in another value."""
        return type(self)(**self._kept | changes)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Record) and type(self) is type(other) and self._kept == other._kept

    def __hash__(self) -> int:
        return hash(tuple(self._kept.values()))

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in self._kept.items())
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self._kept)


def _rebuilt(kind: type[Record], members: dict[str, Any]) -> Record:
    return kind(**members)

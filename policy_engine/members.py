"""Typed access to the members of a JSON object from outside; nothing it holds is ignored in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policy_engine.context import Scalar, scalar_text
from policy_engine.errors import RequestError


class Members:
    """The members of one object; each is read once by type, and what nobody read is refused."""

    def __init__(self, given: object, where: str) -> None:
        if not isinstance(given, Mapping):
            raise RequestError(f"{where}: an object is needed, not {_described(given)}", about=given)
        self._given: Mapping[object, object] = given
        self._known: set[str] = set()
        self._about: object = given
        self.where = where

    @classmethod
    def of(cls, given: object, name: str, where: str) -> Members:
        """An object, or a string that stands for the object with this one member."""
        if not isinstance(given, str):
            return cls(given, where)
        members = cls({name: given}, where)
        members._about = given
        return members

    def __contains__(self, name: str) -> bool:
        return self._given.get(name) is not None

    def raw(self, name: str) -> object:
        """The member as it stands, `None` where absent."""
        self._known.add(name)
        return self._given.get(name)

    def text(self, name: str) -> str:
        """A string, empty where absent."""
        value = self.raw(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.error(name, f"a string is needed, not {_described(value)}")
        return value

    def needed(self, name: str) -> str:
        """A string that has to be there."""
        text = self.text(name)
        if not text:
            close = _close(name, [str(each) for each in self._given])
            hint = f"; `{close[0]}` stands there instead" if close else ""
            raise self.wrong(f"the member `{name}` is missing{hint}")
        return text

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """One of the given strings, the first where absent."""
        value = self.text(name) or choices[0]
        if value not in choices:
            raise self.error(name, f"`{value}` is none of {', '.join(choices)}{_meant(value, choices)}")
        return value

    def flag(self, name: str) -> bool:
        """A boolean, false where absent."""
        value = self.raw(name)
        if value is not None and not isinstance(value, bool):
            raise self.error(name, f"true or false is needed, not {_described(value)}")
        return bool(value)

    def items(self, name: str) -> list[object]:
        """A list, empty where absent; a single value counts as a list of one."""
        value = self.raw(name)
        if value is None:
            return []
        return list(value) if isinstance(value, list | tuple) else [value]

    def texts(self, name: str) -> list[str]:
        """A list of strings."""
        values = self.items(name)
        for value in values:
            if not isinstance(value, str):
                raise self.error(name, f"strings are needed, not {_described(value)}")
        return [str(value) for value in values]

    def nested(self, name: str) -> Members:
        """A nested object, empty where absent."""
        value = self.raw(name)
        if value is not None and not isinstance(value, Mapping):
            raise self.error(name, f"an object is needed, not {_described(value)}")
        return Members({} if value is None else value, f"{self.where}.{name}")

    def named(self) -> Iterator[tuple[str, object]]:
        """Every member, for objects whose names are free."""
        for name, value in self._given.items():
            self._known.add(str(name))
            yield str(name), value

    def strings(self, name: str) -> dict[str, str]:
        """An object of scalars as text."""
        inner = self.nested(name)
        return {key: inner.scalar(key) for key, _value in inner.named()}

    def scalar(self, name: str) -> str:
        """A string, number or boolean as text."""
        value = self.raw(name)
        if not isinstance(value, str | bool | int | float):
            raise self.error(name, f"a string is needed, not {_described(value)}")
        return scalar_text(value)

    def refuse_others(self) -> None:
        """Raise `RequestError` for the first member that nobody read."""
        for name in self._given:
            if name not in self._known:
                raise self.wrong(f"the member `{name}` is not known{nearest(str(name), self._known)}", str(name))

    def error(self, name: str, problem: str) -> RequestError:
        """What is wrong with a member."""
        return RequestError(f"{self.where}.{name}: {problem}", about=self._about, member=name)

    def wrong(self, problem: str, name: str = "") -> RequestError:
        """What is wrong with the object, which one of its members shows."""
        return RequestError(f"{self.where}: {problem}", about=self._about, member=name)


def scalar_or_list(value: object, where: str) -> Scalar | list[Scalar]:
    """A context value: a scalar, or a list of scalars."""
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list | tuple):
        scalars: list[Scalar] = [each for each in value if isinstance(each, str | bool | int | float)]
        if len(scalars) == len(value):
            return scalars
    problem = f"a string, number, boolean or a list of them is needed, not {_described(value)}"
    raise RequestError(f"{where}: {problem}", about=value)


def nearest(name: str, known: set[str]) -> str:
    """What may be meant by a name that is not known, as the end of a sentence."""
    return _meant(name, sorted(known)) or (f"; known are {', '.join(sorted(known))}" if known else "")


def _meant(name: str, known: Sequence[str]) -> str:
    close = _close(name, known)
    return f"; did you mean `{close[0]}`?" if close else ""


def _close(name: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, known, n=1)


def _described(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case Mapping():
            return "an object"
        case _:
            return "a list"

"""The variables of a suite: `{{name}}` in any text of it.

The form is documented in `docs/testing.md`, "Variables"; policies have variables of their own, `${name}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from policy_engine.context import scalar_text
from policy_engine.errors import RequestError
from policy_engine.members import Members, nearest
from policy_engine.structured import Document

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_USE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_OPENING = "{{"


class Variables:
    """Names with values; a value may use the names before it."""

    def __init__(self, members: Members, document: Document) -> None:
        self._document = document
        self._values: dict[str, object] = {}
        for name, value in members.named():
            if not _NAME.fullmatch(name):
                raise members.wrong(f"`{name}` is no name of a variable; write letters, digits, `_` and `-`", name)
            self._values[name] = self.filled(value)

    def filled(self, value: object) -> object:
        """The value with the variables in it replaced; itself where there are none. Raises `RequestError`."""
        made = self._filled(value)
        if made is not value:
            self._document.stands_for(made, value)
        return made

    def _filled(self, value: object) -> object:
        if isinstance(value, str):
            return self._text(value) if _OPENING in value else value
        if isinstance(value, Mapping):
            members = {self._name(name): self.filled(inner) for name, inner in value.items()}
            same = all(one is other for one, other in zip(members.values(), value.values(), strict=False))
            return value if same and members.keys() == value.keys() else members
        if isinstance(value, list):
            items = [self.filled(inner) for inner in value]
            return value if all(one is other for one, other in zip(items, value, strict=True)) else items
        return value

    def _name(self, name: str) -> str:
        return str(self._text(name)) if _OPENING in name else name

    def _text(self, text: str) -> object:
        whole = _USE.fullmatch(text)
        if whole and _OPENING not in whole[1]:
            # Alone in its text a variable can stand for anything, such as a list.
            return self._value(whole[1], text)
        made = _USE.sub(lambda use: self._inside(use[1], text), text)
        if _OPENING in _USE.sub("", text):
            raise RequestError(f"`{text}`: `{{{{` is not closed by `}}}}`", about=text)
        return made

    def _value(self, name: str, text: str) -> object:
        if name not in self._values:
            raise RequestError(f"the variable `{name}` is not known{nearest(name, set(self._values))}", about=text)
        return self._values[name]

    def _inside(self, name: str, text: str) -> str:
        value = self._value(name, text)
        if not isinstance(value, str | bool | int | float):
            raise RequestError(f"`{name}` is a list or an object, which cannot stand inside of a text", about=text)
        return scalar_text(value)

"""Suites: cases in YAML or JSON, with what they have in common.

The form is documented in `docs/testing.md`, and has its JSON Schema in `grammars/suite.schema.json`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from policy_engine.errors import RequestError
from policy_engine.members import Members
from policy_engine.policy_reading import ReadFile, file_reader
from policy_engine.record import Record
from policy_engine.request_file import Completion
from policy_engine.source import Source, Span
from policy_engine.structured import Document, read_document
from policy_engine.testing.asking import options_of, read_question
from policy_engine.testing.case import Case, Expectation
from policy_engine.testing.defaults import merged
from policy_engine.testing.expectations import read_expectation
from policy_engine.testing.tables import ONE_AND_MANY, rows_of
from policy_engine.testing.variables import Variables
from policy_engine.verdicts import OUTCOMES

_REQUEST = ("context", "accounts", "policies", "now", "endpoint", "called_via", "requires", "options")
_DEFAULTS = (*ONE_AND_MANY, *ONE_AND_MANY.values(), *_REQUEST, "expect")


class Suite(Record):
    """The cases of a file, in its order."""

    source: Source
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        """The file."""
        return self.source.name


def read_suite(source: Source, *, strict: bool = False) -> Suite:
    """Read a suite; names of files in it are relative to it. `strict` holds for every case.

    Raises `RequestError` with the place of what is not understood, `PolicyError` for a policy that cannot be used.
    """
    document = read_document(source)
    with document.placing():
        return Suite(source=source, cases=tuple(_Reader(document, strict=strict).cases()))


class _Reader:
    """Reads the cases of one suite; holds what they have in common."""

    def __init__(self, document: Document, *, strict: bool) -> None:
        self._document = document
        self._strict = strict
        members = Members(document.value, "suite")
        environment, policies = members.raw("environment"), members.raw("policies")
        members.nested("policies")
        self._variables = Variables(members.nested("variables"), document)
        self._defaults = self._read_defaults(members.nested("defaults"), policies)
        self._given = members.raw("cases")
        members.refuse_others()
        if not isinstance(self._given, list) or not self._given:
            raise members.wrong("a list of `cases` is needed, with at least one", "cases")
        folder = os.path.dirname(document.source.name)
        self._read_file: ReadFile = cache(file_reader(folder))
        self._complete = self._completion(environment, members, folder)

    def _read_defaults(self, members: Members, policies: object) -> dict[str, Any]:
        given = {name: members.raw(name) for name in _DEFAULTS if name in members}
        members.refuse_others()
        return merged({"policies": policies} if policies is not None else {}, self._filled(given))

    def _completion(self, given: object, members: Members, folder: str) -> Completion | None:
        """What the environment knows, if one is named."""
        if given is None:
            return None
        from policy_engine.environment import read_environment

        paths = Members({"environment": self._variables.filled(given)}, members.where).texts("environment")
        try:
            return read_environment([os.path.join(folder, path) for path in paths]).complete
        except RequestError as error:
            if error.about is None:
                error.about, error.member = self._document.value, "environment"
            raise

    def _filled(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._variables.filled(value) for name, value in given.items()}

    def cases(self) -> Iterator[Case]:
        """Every case, those of tables one by one. Raises `RequestError` and `PolicyError`."""
        names: dict[str, object] = {}
        assert isinstance(self._given, list)
        for number, given in enumerate(self._given):
            members = Members(given, f"cases[{number}]")
            for name in _DEFAULTS:
                members.raw(name)
            name = members.needed("name")
            members.refuse_others()
            if name in names:
                first = self._document.place(names[name], "name")
                raise members.error("name", f"`{name}` is the name of another case as well ({first})")
            names[name] = given
            yield from self._expanded(name, given)

    def _expanded(self, name: str, given: dict[str, Any]) -> Iterator[Case]:
        try:
            own = {each: value for each, value in given.items() if each != "name" and value is not None}
            whole = merged(self._defaults, self._filled(own))
            self._document.stands_for(whole, given)
            own_options, options = options_of(whole.get("options"))
            expect = self._expectation(whole, strict=own_options.strict)
            table = {**whole, "options": options}
            self._document.stands_for(table, given)
            self._document.stands_for(options, whole.get("options"))
            for row, request in rows_of(name, table):
                self._document.stands_for(request, given)
                call = read_question(request, own_options, read_file=self._read_file, complete=self._complete)
                yield Case(name=row, call=call, expect=expect, source=self._document.source, span=self._span(given))
        except RequestError as error:
            if not isinstance(error.about, Document) and self._document.span(error.about, error.member) is None:
                error.about, error.member = given, ""
            raise

    def _expectation(self, whole: dict[str, Any], *, strict: bool) -> Expectation:
        given = whole.pop("expect", None)
        if given is None:
            raise RequestError(f"`expect` is missing; write {', '.join(OUTCOMES)}, or an object", about=whole)
        return read_expectation(given, "expect", strict=strict or self._strict)

    def _span(self, given: object) -> Span:
        return self._document.span(given) or Span(0, 0)

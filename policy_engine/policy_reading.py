"""The policies of a request as data, by kind.

The form is documented in `docs/cli.md`, "Request files".
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.errors import RequestError
from policy_engine.files import read_bytes, source_of
from policy_engine.members import Members
from policy_engine.policy_set import Level, PolicySet
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.usable import usable_policy

ReadFile = Callable[[str], Source]


class PolicyReader:
    """Reads the policies of a request by kind."""

    def __init__(
        self, members: Members, action: str, resource_arn: str, allow_invalid: bool, read_file: ReadFile
    ) -> None:
        self._members = members
        self._resource_type = resource_policy_type(action, resource_arn)
        self._allow_invalid = allow_invalid
        self._read_file = read_file

    def read(self, *, caller_rcp: object = None) -> PolicySet:
        """Every policy of the request. Raises `RequestError` and `PolicyError`."""
        members = self._members
        trust, resource = self._one("trust", PolicyType.TRUST), self._one("resource", self._resource_type)
        if trust and resource:
            raise members.wrong("`trust` is the resource policy of a role; give it or `resource`", "trust")
        policies = PolicySet(
            identity=self._level("identity", PolicyType.IDENTITY) + self._level("group", PolicyType.IDENTITY),
            boundary=self._one("boundary", PolicyType.BOUNDARY),
            session=self._level("session", PolicyType.SESSION),
            resource=trust or resource,
            scp=self._levels("scp", PolicyType.SCP),
            rcp=self._levels("rcp", PolicyType.RCP),
            caller_rcp=self._level_documents(_listed(caller_rcp), "caller_rcp", PolicyType.RCP),
            endpoint=self._one("endpoint", PolicyType.ENDPOINT),
        )
        members.refuse_others()
        return policies

    def _level(self, name: str, policy_type: PolicyType) -> Level:
        return self._documents(self._members.items(name), name, policy_type)

    def _levels(self, name: str, policy_type: PolicyType) -> tuple[Level, ...]:
        return self._level_documents(self._members.items(name), name, policy_type)

    def _level_documents(self, given: Sequence[object], name: str, policy_type: PolicyType) -> tuple[Level, ...]:
        levels: list[Level] = []
        for number, level in enumerate(given):
            if not isinstance(level, list | tuple):
                raise self._members.error(name, "a list of levels, each a list of policies, is needed")
            levels.append(self._documents(level, f"{name}[{number}]", policy_type))
        return tuple(levels)

    def _one(self, name: str, policy_type: PolicyType) -> CompiledPolicy | None:
        given = self._members.raw(name)
        return None if given is None else self._document(given, name, policy_type)

    def _documents(self, given: Sequence[object], name: str, policy_type: PolicyType) -> Level:
        return tuple(self._document(each, f"{name}[{number}]", policy_type) for number, each in enumerate(given))

    def _document(self, given: object, name: str, policy_type: PolicyType) -> CompiledPolicy:
        if isinstance(given, CompiledPolicy):
            return given
        title = f"policies.{name}"
        if isinstance(given, Mapping) and "document" in given:
            members = Members(given, title)
            title, given = members.text("name") or title, members.raw("document")
            members.refuse_others()
        source = self._source(given, title)
        return _compiled(source, policy_type, self._allow_invalid)

    def _source(self, given: object, title: str) -> Source:
        if isinstance(given, str) and not given.lstrip().startswith("{"):
            return self._read(given)
        return Source(text=given if isinstance(given, str) else json.dumps(given, indent=4), name=title)

    def _read(self, name: str) -> Source:
        try:
            return self._read_file(name)
        except RequestError as error:
            error.about = name
            raise


@lru_cache(maxsize=4096)
def _compiled(source: Source, policy_type: PolicyType, allow_invalid: bool) -> CompiledPolicy:
    """Many requests share their policies; each is read and compiled once."""
    return compile_policy(usable_policy(source, policy_type, allow_invalid=allow_invalid))


def _listed(given: object) -> list[object]:
    if given is None:
        return []
    return list(given) if isinstance(given, list | tuple) else [given]


def no_files(name: str) -> Source:
    """Refuse a file name where only documents can stand. Raises `RequestError`."""
    raise RequestError(f"a file name (`{name}`) cannot stand in place of a policy here")


def resource_policy_type(action: str, resource_arn: str) -> PolicyType:
    """The type of the policy that hangs on the request's resource."""
    service = action.lower().partition(":")[0]
    if service == "kms":
        return PolicyType.KMS_KEY
    if service == "sts" and ":role/" in resource_arn:
        return PolicyType.TRUST
    return PolicyType.RESOURCE


def file_reader(folder: str) -> ReadFile:
    """Read policy files whose names are relative to a folder."""

    def read(name: str) -> Source:
        path = os.path.join(folder, name)
        return source_of(read_bytes(path), os.path.normpath(path))

    return read

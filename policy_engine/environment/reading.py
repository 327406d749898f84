"""The files of an environment: which they are, what each of them is, and all of it together.

Source: docs/environments.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from policy_engine.environment.account_dump import LISTS, AccountDumps
from policy_engine.environment.description import Description
from policy_engine.environment.entries import Entry
from policy_engine.environment.model import Account
from policy_engine.environment.organization import Organization
from policy_engine.environment.organization_dump import MEMBERS, OrganizationDumps
from policy_engine.environment.whole import Environment
from policy_engine.errors import RequestError
from policy_engine.files import FileError, read_source
from policy_engine.source import Source
from policy_engine.structured import Document, read_document
from policy_engine.syntax.json_tree import Array, JsonError, Node, Object, parse_json

_DESCRIBED = frozenset({"accounts", "organization"})
_YAML = (".yaml", ".yml")
_SUITE = ".policytest"


def read_environment(paths: str | Iterable[str]) -> Environment:
    """Read files and folders that describe accounts and their organization.

    What is read: `aws iam get-account-authorization-details` of one or several accounts, answers of `aws
    organizations`, and descriptions in YAML or JSON. Raises `RequestError` for a file that is none of these, and for
    what does not fit together.
    """
    reader = _Reader()
    named = [paths] if isinstance(paths, str) else list(paths)
    for path in named:
        for name in _files(path):
            reader.add(read_source(name), named=name == path)
    return reader.environment()


class _Reader:
    """Takes file by file."""

    def __init__(self) -> None:
        self._dumps = AccountDumps()
        self._organizations = OrganizationDumps()
        self._accounts: dict[str, Account] = {}
        self._described: Organization | None = None
        self._files: list[str] = []

    def add(self, file: Source, *, named: bool) -> None:
        """Read one file; one that was met in a folder may be a policy or a suite instead."""
        if file.name.endswith(_YAML):
            self._add_described(read_document(file), named=named)
            return
        try:
            tree = parse_json(file.text)
        except JsonError as error:
            line, column = file.position(error.offset)
            raise RequestError(f"{file.name}:{line}:{column}: not JSON: {error.message}") from error
        for node in tree.items if isinstance(tree, Array) else [tree]:
            self._add_node(node, file, named=named)

    def _add_node(self, node: Node, file: Source, *, named: bool) -> None:
        names = {name.value for name, _value in node.members} if isinstance(node, Object) else set()
        if names & _DESCRIBED:
            self._add_described(read_document(file), named=named)
        elif names & {*LISTS[:3], "IsTruncated"} or ("Policies" in names and _holds_versions(node)):
            self._dumps.add(Entry(node, file))
        elif names & set(MEMBERS):
            self._organizations.add(Entry(node, file))
        elif named or not _may_be_met(names):
            raise _unknown(file)
        else:
            return
        self._files.append(file.name)

    def _add_described(self, document: Document, *, named: bool) -> None:
        file, names = document.source, set(document.value) if isinstance(document.value, dict) else set()
        if not names & _DESCRIBED:
            if named or not _may_be_met(names):
                raise _unknown(file)
            return
        with document.placing():
            description = Description(document)
            accounts, organization = list(description.accounts()), description.organization()
            description.finish()
        for account in accounts:
            self._add_account(account)
        if organization:
            self._described = _only(self._described, organization)
        self._files.append(file.name)

    def _add_account(self, account: Account) -> None:
        known = self._accounts.get(account.number)
        self._accounts[account.number] = _joined(known, account) if known else account

    def environment(self) -> Environment:
        """Everything together. Raises `RequestError` where it does not fit."""
        for account in self._dumps.accounts():
            self._add_account(account)
        organization = self._organizations.organization()
        if organization and self._described:
            organization = _only(self._described, organization)
        if not self._files:
            raise FileError("the environment holds no account: name a dump, a description, or a folder of them")
        return Environment(
            accounts=self._accounts, organization=organization or self._described, files=tuple(self._files)
        )


def _joined(first: Account, second: Account) -> Account:
    """One account that two files describe, such as a dump and a description of its resources."""
    joined = {}
    for kind in ("users", "groups", "roles", "policies", "resources"):
        one, other = getattr(first, kind), getattr(second, kind)
        twice = sorted(one.keys() & other.keys())
        if twice and not (kind == "policies" and all(":iam::aws:" in arn for arn in twice)):
            raise RequestError(
                f"{', '.join(second.files)}: `{twice[0]}` of the account {first.number} is described in "
                f"{', '.join(first.files)} as well"
            )
        joined[kind] = {**one, **other}
    return Account(
        number=first.number,
        name=first.name or second.name,
        canonical_id=first.canonical_id or second.canonical_id,
        files=(*first.files, *second.files),
        **joined,
    )


def _only(known: Organization | None, organization: Organization) -> Organization:
    if known is not None:
        raise RequestError(f"{organization.file}: an organization is described in {known.file} as well")
    return organization


def _files(path: str) -> Iterator[str]:
    """The JSON and YAML files of a folder, in order, or the file itself."""
    if not os.path.isdir(path):
        yield path
        return
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (
            os.path.join(folder, name)
            for name in sorted(names)
            if name.endswith((".json", *_YAML)) and _SUITE not in name
        )


def _holds_versions(node: Node) -> bool:
    """Whether `Policies` are those of IAM; those of AWS Organizations have no versions."""
    policies = {name.value: value for name, value in node.members}["Policies"] if isinstance(node, Object) else None
    return isinstance(policies, Array) and any(
        name.value == "PolicyVersionList"
        for each in policies.items
        if isinstance(each, Object)
        for name, _ in each.members
    )


def _may_be_met(names: set[str]) -> bool:
    """Policies stand beside the descriptions that name them."""
    return "Statement" in names


def _unknown(file: Source) -> RequestError:
    return RequestError(
        f"{file.name}: this is no part of an environment; known are what `aws iam get-account-authorization-details` "
        "and `aws organizations …` print, and descriptions with `accounts` or `organization`"
    )

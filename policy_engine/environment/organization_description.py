"""An organization as people write it down: a tree of units with accounts in them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from policy_engine.environment.organization import Organization, Target
from policy_engine.environment.policies import FULL_ACCESS, RCP_FULL_ACCESS, KnownPolicy, full_access
from policy_engine.errors import RequestError
from policy_engine.files import FileError, read_source
from policy_engine.members import Members
from policy_engine.source import Source
from policy_engine.structured import Document

_DIGITS = 12


class OrganizationDescription:
    """Reads the organization of one description; file names in it are relative to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._targets: dict[str, Target] = {}
        self._full_access = full_access()

    def organization(self, members: Members) -> Organization:
        """The organization. Raises `RequestError` that names the member which is wrong."""
        delegated = {
            account_number(number, members): tuple(_texts(services))
            for number, services in members.nested("delegated_administrators").named()
        }
        self._add_unit(members.nested("root"), "")
        organization = Organization(
            id=members.needed("id"),
            management_account=account_number(members.needed("management_account"), members, "management_account"),
            delegated=delegated,
            targets=self._targets,
            members=frozenset(name for name in self._targets if name.isdigit()),
            file=self._document.source.name,
        )
        members.refuse_others()
        return organization

    def _add_unit(self, members: Members, parent: str) -> None:
        """The root or a unit, and whatever stands in it."""
        name = members.needed("id")
        self._add(self._target(name, parent, members), members, "id")
        accounts = members.nested("accounts")
        for number, given in accounts.named():
            inner = Members({} if given is None else given, f"{accounts.where}.{number}")
            self._add(self._target(account_number(number, accounts), name, inner), accounts, number)
            inner.refuse_others()
        for position, unit in enumerate(members.items("units")):
            self._add_unit(Members(unit, f"{members.where}.units[{position}]"), name)
        members.refuse_others()

    def _add(self, target: Target, members: Members, name: str) -> None:
        if target.id in self._targets:
            raise members.wrong(f"`{target.id}` stands twice in the organization", name)
        self._targets[target.id] = target

    def _target(self, name: str, parent: str, members: Members) -> Target:
        scps = self._attached(members, "scps", f"an SCP of {name}")
        return Target(
            id=name,
            parent=parent,
            name=members.text("name"),
            scps=scps if "scps" in members else (self._full_access,),
            rcps=self._attached(members, "rcps", f"an RCP of {name}"),
        )

    def _attached(self, members: Members, kind: str, title: str) -> tuple[KnownPolicy, ...]:
        return tuple(self._policy(given, title) for given in members.items(kind) if given != RCP_FULL_ACCESS)

    def _policy(self, given: object, title: str) -> KnownPolicy:
        """A document, a file, or the name of one of AWS's own."""
        return self._full_access if given == FULL_ACCESS else described_policy(self._document, given, title)


def described_policy(document: Document, given: object, name: str) -> KnownPolicy:
    """A policy that a description holds itself, or names by its file. Raises `RequestError`."""
    file = document.source.name
    if isinstance(given, str):
        try:
            return KnownPolicy(read_source(os.path.join(os.path.dirname(file), given)), name)
        except FileError as error:
            error.about = given
            raise
    if not isinstance(given, Mapping):
        raise RequestError(f"{name}: a policy document or the name of a file is needed", about=given)
    span = document.span(given) if file.endswith(".json") else None
    text = document.source.part(span) if span else Source(text=json.dumps(given, indent=4), name=f"{file} ({name})")
    return KnownPolicy(text, name)


def account_number(text: str, members: Members, name: str = "") -> str:
    """The number of an account, which a member holds or is called. Raises `RequestError` where it has not 12 digits."""
    if len(text) != _DIGITS or not (text.isascii() and text.isdigit()):
        raise members.wrong(f"`{text}` is no account; write its 12 digits", name or text)
    return text


def _texts(given: object) -> list[str]:
    return [str(each) for each in given] if isinstance(given, list | tuple) else [str(given)]

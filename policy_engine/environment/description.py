"""An environment as people write it down, in YAML or JSON.

The form is documented in `docs/environments.md`, "Descriptions", and has its schema in
`grammars/environment.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.environment.model import Account, Group, KnownResource, Role, User
from policy_engine.environment.organization import Organization
from policy_engine.environment.organization_description import OrganizationDescription, account_number, described_policy
from policy_engine.environment.policies import KnownPolicy
from policy_engine.members import Members
from policy_engine.resource_reading import read_resource
from policy_engine.structured import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FACTS = ("tags", "s3", "kms")


class Description:
    """Reads one description; file names in it are relative to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._members = Members(document.value, "environment")
        self._file = document.source.name

    def accounts(self) -> Iterator[Account]:
        """Every account. Raises `RequestError` that names the member which is wrong."""
        accounts = self._members.nested("accounts")
        for number, given in accounts.named():
            yield self._account(account_number(number, accounts), self._inner(given, f"accounts.{number}"))

    def organization(self) -> Organization | None:
        """The organization, if it is described. Raises `RequestError`."""
        members = self._members.nested("organization")
        return (
            OrganizationDescription(self._document).organization(members) if "organization" in self._members else None
        )

    def finish(self) -> None:
        """Raise `RequestError` for a member that nobody read."""
        self._members.refuse_others()

    def _account(self, number: str, members: Members) -> Account:
        names = _Names(number, members.text("partition") or "aws")
        account = Account(
            number=number,
            name=members.text("name"),
            canonical_id=members.text("canonical_id"),
            users={name: self._user(name, names, each) for name, each in self._each(members, "users")},
            groups={name: self._group(name, names, each) for name, each in self._each(members, "groups")},
            roles={name: self._role(name, names, each) for name, each in self._each(members, "roles")},
            policies=dict(self._managed(members, names)),
            resources={each.arn: each for each in self._resources(members, number)},
            files=(self._file,),
        )
        members.refuse_others()
        return account

    def _each(self, members: Members, kind: str) -> Iterator[tuple[str, Members]]:
        for name, given in members.nested(kind).named():
            yield name, self._inner(given, f"{members.where}.{kind}.{name}")

    def _inner(self, given: object, where: str) -> Members:
        return Members({} if given is None else given, where)

    def _user(self, name: str, names: _Names, members: Members) -> User:
        user = User(**self._entity("user", name, names, members), groups=tuple(members.texts("groups")))
        members.refuse_others()
        return user

    def _role(self, name: str, names: _Names, members: Members) -> Role:
        arn = names.arn("role", name, members.text("path"))
        trust = self._policy(members, "trust", f"the trust policy of {arn}")
        role = Role(**self._entity("role", name, names, members), trust=trust)
        members.refuse_others()
        return role

    def _group(self, name: str, names: _Names, members: Members) -> Group:
        group = Group(**self._holder("group", name, names, members))
        members.refuse_others()
        return group

    def _entity(self, kind: str, name: str, names: _Names, members: Members) -> dict[str, Any]:
        boundary = members.text("boundary")
        return {
            **self._holder(kind, name, names, members),
            "id": members.text("id"),
            "boundary": names.policy(boundary) if boundary else "",
            "tags": members.strings("tags"),
        }

    def _holder(self, kind: str, name: str, names: _Names, members: Members) -> dict[str, Any]:
        arn = names.arn(kind, name, members.text("path"))
        inline = tuple(
            described_policy(self._document, given, f"the inline policy {title} of {arn}")
            for title, given in members.nested("inline").named()
        )
        attached = tuple(names.policy(each) for each in members.texts("policies"))
        return {"arn": arn, "inline": inline, "attached": attached, "file": self._file}

    def _managed(self, members: Members, names: _Names) -> Iterator[tuple[str, KnownPolicy]]:
        for name, given in members.nested("policies").named():
            arn = names.policy(name)
            yield arn, described_policy(self._document, given, arn)

    def _resources(self, members: Members, number: str) -> Iterator[KnownResource]:
        resources = members.nested("resources")
        for arn, given in resources.named():
            parsed = parse_arn(arn)
            if parsed is None or parsed.account not in ("", number):
                raise resources.wrong(f"`{arn}` is not the ARN of a resource of the account {number}", arn)
            each = self._inner(given, f"{resources.where}.{arn}")
            policy = self._policy(each, "policy", f"the policy of {arn}")
            facts = {name: each.raw(name) for name in _FACTS if name in each}
            for name in _FACTS:
                each.raw(name)
            each.refuse_others()
            read_resource({"arn": arn, **facts}, each.where)
            yield KnownResource(arn=arn, account=number, policy=policy, facts=facts, file=self._file)

    def _policy(self, members: Members, member: str, name: str) -> KnownPolicy | None:
        given = members.raw(member)
        return None if given is None else described_policy(self._document, given, name)


class _Names:
    """The ARNs of an account's principals and policies."""

    def __init__(self, number: str, partition: str) -> None:
        self._start = f"arn:{partition}:iam::{number}"

    def arn(self, kind: str, name: str, path: str) -> str:
        return f"{self._start}:{kind}/{path.strip('/')}{'/' if path.strip('/') else ''}{name}"

    def policy(self, name: str) -> str:
        """A managed policy by its ARN, or by its name with its path where it is the account's own."""
        return name if name.startswith("arn:") else f"{self._start}:policy/{name.lstrip('/')}"

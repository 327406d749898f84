"""An organization as the answers of `aws organizations …` in files.

What `list-parents` and `list-policies-for-target` print does not say about what they were asked: the name of the file,
or of the folder it stands in, has to hold the id. Source: docs/environments.md, "Dumps of organizations"; AWS:
"AWS Organizations API Reference".
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from policy_engine.environment.entries import Entry
from policy_engine.environment.organization import Organization, Target
from policy_engine.environment.policies import FULL_ACCESS, RCP_FULL_ACCESS, KnownPolicy, full_access
from policy_engine.errors import RequestError

MEMBERS = (
    "Organization",
    "Roots",
    "Accounts",
    "OrganizationalUnits",
    "Parents",
    "Children",
    "Policies",
    "Policy",
    "DelegatedAdministrators",
    "DelegatedServices",
)
_ID = re.compile(r"(?<![0-9a-z])(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}|[0-9]{12})(?![0-9a-z])")
_SCP, _RCP = "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"


class OrganizationDumps:
    """Answers about one organization, put together."""

    def __init__(self) -> None:
        self._organization: Entry | None = None
        self._parents: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._attached: dict[str, dict[str, set[str]]] = {}
        self._documents = {f"p-{FULL_ACCESS}": full_access()}
        self._enabled: set[str] | None = None
        self._members: set[str] | None = None
        self._delegated: dict[str, tuple[str, ...]] = {}
        self._files: list[str] = []

    def add(self, answer: Entry) -> None:
        """Add one answer. Raises `RequestError` where it does not say what it is about."""
        self._files.append(answer.file.name)
        if "Organization" in answer:
            self._organization = answer.entry("Organization")
        if "Policy" in answer:
            self._add_document(answer.entry("Policy"))
        for root in answer.entries("Roots"):
            self._add_root(root)
        if "Accounts" in answer:
            listed = {each.text("Id") for each in answer.entries("Accounts")}
            self._members = listed | (self._members or set())
        for kind in ("Accounts", "OrganizationalUnits"):
            self._names |= {each.text("Id"): each.text_or_empty("Name") for each in answer.entries(kind)}
        for each in answer.entries("DelegatedAdministrators"):
            self._delegated.setdefault(each.text("Id"), ())
        if "DelegatedServices" in answer:
            services = tuple(each.text("ServicePrincipal") for each in answer.entries("DelegatedServices"))
            self._delegated[_subject(answer)] = services
        if "Parents" in answer:
            self._parents |= {_subject(answer): each.text("Id") for each in answer.entries("Parents")}
        if "Children" in answer or "OrganizationalUnits" in answer:
            self._add_children(answer)
        if "Policies" in answer:
            self._add_attached(answer)

    def organization(self) -> Organization | None:
        """The organization, `None` where no answer speaks of one. Raises `RequestError` where parts are missing."""
        if self._organization is None:
            if not self._files:
                return None
            raise RequestError(
                f"{self._files[0]}: the organization itself is not described; add what "
                "`aws organizations describe-organization` prints"
            )
        entry = self._organization
        return Organization(
            id=entry.text("Id"),
            management_account=entry.text_or_empty("MasterAccountId") or entry.text("ManagementAccountId"),
            targets={name: self._target(name) for name in self._targets()},
            delegated=self._delegated,
            members=None if self._members is None else frozenset(self._members),
            file=entry.file.name,
        )

    def _add_document(self, policy: Entry) -> None:
        summary = policy.entry("PolicySummary")
        name = summary.text_or_empty("Arn") or summary.text("Id")
        self._documents[summary.text("Id")] = policy.policy("Content", name)

    def _add_root(self, root: Entry) -> None:
        self._parents[root.text("Id")] = ""
        types = root.entries("PolicyTypes")
        self._enabled = {each.text("Type") for each in types if each.text_or_empty("Status") == "ENABLED"}

    def _add_children(self, answer: Entry) -> None:
        """`list-children` and `list-organizational-units-for-parent` tell parents as well, if it is said whose."""
        parent = _subject_or_empty(answer)
        if parent:
            for each in (*answer.entries("Children"), *answer.entries("OrganizationalUnits")):
                self._parents.setdefault(each.text("Id"), parent)

    def _add_attached(self, answer: Entry) -> None:
        """One answer for each type of policy; an empty one does not say its type, its file may."""
        attached = self._attached.setdefault(_subject(answer), {})
        policies = list(answer.entries("Policies"))
        for each in policies:
            attached.setdefault(each.text("Type"), set()).add(each.text("Id"))
        if not policies:
            attached.setdefault(_RCP if _says_rcp(answer.file.name) else _SCP, set())

    def _targets(self) -> Iterator[str]:
        known = {*self._parents, *(each for each in self._parents.values() if each), *self._attached}
        return iter(sorted(known))

    def _target(self, name: str) -> Target:
        scps, rcps = self._policies(name, _SCP), self._policies(name, _RCP)
        missing = next((each for each in (scps, rcps) if isinstance(each, str)), "")
        return Target(
            id=name,
            parent=self._parents.get(name, ""),
            name=self._names.get(name, ""),
            scps=None if isinstance(scps, str) else scps,
            rcps=None if isinstance(rcps, str) else rcps,
            missing=missing,
        )

    def _policies(self, target: str, kind: str) -> tuple[KnownPolicy, ...] | str:
        """The policies of a type on a target, or what is missing to tell them."""
        attached = self._attached.get(target, {}).get(kind)
        if attached is None:
            if not self._in_use(kind):
                return () if kind == _RCP else (self._documents[f"p-{FULL_ACCESS}"],)
            return (
                f"{self._file}: the policies of type {kind} on `{target}` are not known; add what `aws organizations "
                f"list-policies-for-target --target-id {target} --filter {kind}` prints, in a file with {target} in "
                "its name"
            )
        found = []
        for name in sorted(attached - {f"p-{RCP_FULL_ACCESS}"}):
            policy = self._documents.get(name)
            if policy is None:
                return (
                    f"{self._file}: the policy `{name}` on `{target}` is not described; add what `aws organizations "
                    f"describe-policy --policy-id {name}` prints"
                )
            found.append(policy)
        return tuple(found)

    def _in_use(self, kind: str) -> bool:
        """Whether the organization has policies of a type: as its root says, else if any is attached anywhere."""
        if self._enabled is not None:
            return kind in self._enabled
        return kind == _SCP or any(kind in each for each in self._attached.values())

    @property
    def _file(self) -> str:
        return self._organization.file.name if self._organization else self._files[0]


def _subject(answer: Entry) -> str:
    """What was asked about. Raises `RequestError` where the name of the file does not say it."""
    found = _subject_or_empty(answer)
    if not found:
        answer.refuse(
            "what this answer is about is not said in it; put the id of the account, unit or root into the name of "
            "the file, such as list-parents-111122223333.json"
        )
    return found


def _subject_or_empty(answer: Entry) -> str:
    folder, name = os.path.split(answer.file.name)
    for text in (name, os.path.basename(folder)):
        found = _ID.findall(text)
        if found:
            return str(found[-1])
    return ""


def _says_rcp(file: str) -> bool:
    name = os.path.basename(file).lower()
    return "rcp" in name or "resource_control" in name or "resource-control" in name


def is_answer(members: Mapping[str, object]) -> bool:
    """Whether an object is an answer of AWS Organizations."""
    return any(name in members for name in MEMBERS)

"""Where in a file a value stands, and what that says about a policy there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from policy_engine.inputs.looks import is_owned_by_aws
from policy_engine.syntax.document import PolicyType

_POLICY_MEMBERS = ("PolicyDocument", "AssumeRolePolicyDocument", "Document")
_TYPES = {
    "AssumeRolePolicyDocument": PolicyType.TRUST,
    "assume_role_policy": PolicyType.TRUST,
    "KeyPolicy": PolicyType.KMS_KEY,
    "UserPolicyList": PolicyType.IDENTITY,
    "GroupPolicyList": PolicyType.IDENTITY,
    "RolePolicyList": PolicyType.IDENTITY,
    "PolicyVersionList": PolicyType.IDENTITY,
}
"""What hangs below these members of the answers of AWS's interfaces, and of Terraform's plans."""
_ORGANIZATION_TYPES = {"SERVICE_CONTROL_POLICY": PolicyType.SCP, "RESOURCE_CONTROL_POLICY": PolicyType.RCP}
_TITLES = ("RoleName", "UserName", "GroupName", "PolicyName", "VersionId", "Name")


class Passed(Enum):
    """Why something that could be a policy is passed over; the value is what is said of it."""

    OWNED_BY_AWS = "kept by AWS"
    OLD_VERSION = "not the default version"
    REPEATED = "repeated in InstanceProfileList"
    TEMPLATE = "with functions of a template"


class Place:
    """A value by the names and numbers that lead to it; `policy_type` is the type of a policy at or below it."""

    __slots__ = ("_parent", "_step", "_title", "in_function", "policy_type")

    def __init__(self, parent: Place | None = None, step: str | int = "") -> None:
        self._parent = parent
        self._step = step
        self._title = ""
        self.policy_type: PolicyType | None = parent.policy_type if parent else None
        self.in_function: bool = parent.in_function if parent else False
        if isinstance(step, str):
            self.policy_type = _TYPES.get(step, self.policy_type)
            self.in_function = self.in_function or step.startswith("Fn::")

    @property
    def is_policy(self) -> bool:
        """Whether an object here is a policy if it resembles one at all."""
        return self._parent is None or self._step in _POLICY_MEMBERS

    def describe(self, value: Mapping[str, object]) -> None:
        """Learn from the object that stands here: its name, and what type of policy it is about."""
        self._title = next((name for each in _TITLES if isinstance(name := value.get(each), str)), "")
        summary = value.get("PolicySummary")
        if isinstance(summary, dict) and isinstance(kind := summary.get("Type"), str):
            self.policy_type = _ORGANIZATION_TYPES.get(kind, self.policy_type)

    def passed(self, value: object) -> Passed | None:
        """Why what stands here is passed over; `None` where it is looked at."""
        if self._step == "InstanceProfileList":
            return Passed.REPEATED
        if not isinstance(value, dict):
            return None
        if is_owned_by_aws(value):
            return Passed.OWNED_BY_AWS
        if value.get("IsDefaultVersion") is False and self._parent and self._parent._step == "PolicyVersionList":
            return Passed.OLD_VERSION
        return None

    @property
    def label(self) -> str:
        """The way here: `RoleDetailList[3] app-role, AssumeRolePolicyDocument`; empty for the whole file."""
        parts: list[str] = []
        place: Place | None = self
        while place is not None and place._parent is not None:
            text, place = place._part()
            parts.append(text)
        return "".join(char if char.isprintable() else "\ufffd" for char in ", ".join(reversed(parts)))

    def _part(self) -> tuple[str, Place]:
        """A member with the numbers behind it and the name of what stands there; and the place of the rest."""
        numbers, place = "", self
        while isinstance(place._step, int) and place._parent is not None:
            numbers = f"[{place._step}]{numbers}"
            place = place._parent
        title = f" {self._title}" if self._title and self._title != place._step else ""
        return f"{place._step}{numbers}{title}", place._parent or place

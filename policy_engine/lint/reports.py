"""What was found, file by file and policy by policy: what the output formats are given."""

from __future__ import annotations

from policy_engine.findings import Finding
from policy_engine.record import Record
from policy_engine.syntax.document import PolicyType


class PolicyReport(Record):
    """What the checks found in one policy.

    `label` says where in its file the policy stands, such as `RoleDetailList[3] app-role, AssumeRolePolicyDocument`;
    it is empty where the whole file is the policy. `policy_type` is `None` where the text is no JSON and so of no
    type. The places of the findings are places in the file; their paths begin at the policy.
    """

    label: str = ""
    policy_type: PolicyType | None
    resource_type: str = ""
    findings: tuple[Finding, ...] = ()


class FileReport(Record):
    """The policies of one file; `name` is as it was given or found while walking, `<stdin>` for standard input."""

    name: str
    policies: tuple[PolicyReport, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all its policies."""
        return tuple(finding for policy in self.policies for finding in policy.findings)

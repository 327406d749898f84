"""A policy that an environment holds."""

from __future__ import annotations

from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.usable import usable_policy

_ALLOW_ALL = """{
    "Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}
}"""


class KnownPolicy:
    """A policy with the name that reports give it; read and compiled when it is first asked for, once for each type."""

    __slots__ = ("_compiled", "in_force", "name", "source")

    def __init__(self, source: Source, name: str, *, in_force: bool = False) -> None:
        self.source = source
        self.name = name
        self.in_force = in_force
        """AWS has it, so it was valid to AWS, whatever our checks say."""
        self._compiled: dict[PolicyType, CompiledPolicy] = {}

    def compiled(self, policy_type: PolicyType) -> CompiledPolicy:
        """The policy, ready to evaluate as one of a type. Raises `PolicyError` where it cannot be used."""
        found = self._compiled.get(policy_type)
        if found is None:
            document = usable_policy(
                self.source,
                policy_type,
                allow_invalid=self.in_force,
                managed_by_aws=":iam::aws:policy/" in self.name,
            )
            found = self._compiled[policy_type] = compile_policy(document, name=self.name)
        return found


FULL_ACCESS = "FullAWSAccess"
"""The SCP that AWS attaches to every root, unit and account; its id is `p-FullAWSAccess`."""
RCP_FULL_ACCESS = "RCPFullAWSAccess"
"""The like RCP, which cannot be detached; RCPs only deny, so there is nothing in it to evaluate."""


def full_access() -> KnownPolicy:
    """The policy `FullAWSAccess`."""
    return KnownPolicy(Source(text=_ALLOW_ALL, name=FULL_ACCESS), FULL_ACCESS)

"""A question that a case could ask, and what the policy answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policy_engine.calls import decisions_of
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.decision import Decision
from policy_engine.record import Record
from policy_engine.request_file import read_call
from policy_engine.syntax.document import PolicyType
from policy_engine.testing.case import open_keys

ACCOUNT = "123456789012"
USER = f"arn:aws:iam::{ACCOUNT}:user/example"
Context = Mapping[str, Any]


class Question(Record):
    """Who, what, where; a key with `None` is one that the request has not."""

    principal: str
    action: str
    resource: str = "*"
    context: Context = {}
    account: str = ""
    """The owner of the resource, where its ARN names none and the policy hangs on it."""
    beside: Mapping[str, Any] = {}
    """Policies of other kinds, which have to allow as well."""

    def members(self) -> dict[str, Any]:
        """The members of a case."""
        resource: Any = {"arn": self.resource, "account": self.account} if self.account else self.resource
        members = {"principal": self.principal, "action": self.action, "resource": resource, "context": self.context}
        members["policies"] = self.beside
        return {name: value for name, value in members.items() if value and value != "*"}


class Subject(Record):
    """The policy that questions are about, and its place in a request."""

    policy: CompiledPolicy

    @property
    def kind(self) -> str:
        """The member of `policies` that holds it."""
        match self.policy.document.policy_type:
            case PolicyType.IDENTITY:
                return "identity"
            case PolicyType.TRUST:
                return "trust"
            case _:
                return "resource"

    def decide(self, question: Question) -> Decision:
        """What the policy alone answers. Raises `RequestError` for a question that cannot be asked."""
        policies = {self.kind: [self.policy] if self.kind == "identity" else self.policy}
        return decisions_of(read_call({**question.members(), "policies": {**policies, **question.beside}}))[0]

    def settled(self, question: Question) -> Question:
        """The question with the keys that its answer rests on and that it does not give said to be absent."""
        keys = open_keys((self.decide(question),))
        absent = {key: None for key in keys if key not in question.context}
        return question.replace(context={**question.context, **absent}) if absent else question


def decides(statement: CompiledStatement, decision: Decision) -> bool:
    """Whether a statement is one of those that decided."""
    return any(match.statement is statement for match in decision.matched)

"""What a policy allows on resources of the holder's choice, by evaluation over the whole document.

Deny statements count, and so do conditions: those that ask about the situation (MFA, network, time, organization) are
taken as met, since whoever holds the policy in earnest meets them; those that limit what can be done (tags of the
resource, the policy or boundary attached, the service a role is passed to or that makes the call) are taken as not
met. Source: docs/semantics.md, "Decision".
"""

from __future__ import annotations

from policy_engine.callers import invented_user
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.errors import PolicyError
from policy_engine.lint.facts.actions import covers
from policy_engine.lint.facts.limits import LIMITING, PASSED_TO
from policy_engine.lint.facts.samples import sample_arns
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path
from policy_engine.policy_set import PolicyKind
from policy_engine.request import Request, Resource
from policy_engine.syntax.reader import read_policy
from policy_engine.verdicts import Assumption, Match, verdict


class Reach:
    """The reach of one policy, asked action by action."""

    def __init__(self, policy: PolicyView, compiled: CompiledPolicy) -> None:
        self._policy = policy
        self._compiled = compiled
        self._caller = invented_user("")

    def anywhere(self, action: str, *, passed_to: str = "") -> Match | None:
        """The statement that allows an action on any resource of its kind, a name that nobody wrote included."""
        values = {PASSED_TO: passed_to} if passed_to else {}
        for arn in sample_arns(action, self._policy.source.text):
            if match := self._allowing(action, arn, values):
                return match
        return None

    def somewhere(self, action: str) -> Match | None:
        """The statement that allows an action on some resource."""
        found = self.anywhere(action)
        if found:
            return found
        for statement in self._compiled.candidates(action.lower()):
            for pattern in self._policy.statements[statement.statement.index].resources:
                arn = pattern.text.replace("*", "x").replace("?", "x")
                if not statement.deny and (match := self._allowing(action, arn, {})):
                    return match
        return None

    def _allowing(self, action: str, arn: str, values: dict[str, str]) -> Match | None:
        request = Request(
            caller=self._caller,
            action=action,
            resource=Resource(arn=arn, account=self._caller.account),
            values=values,
            known_absent=LIMITING - values.keys(),
        )
        found = verdict(PolicyKind.IDENTITY, (self._compiled,), request, Assumption.FAVOURABLE)
        return found.allows[0] if found.allows and not found.denies else None

    def place(self, match: Match, action: str) -> Path:
        """The entry of the statement's action list that covers the action."""
        statement = self._policy.statements[match.statement.statement.index]
        if statement.negates_actions:
            return (*statement.path, "NotAction")
        lowered = action.lower()
        return next(each.path for each in statement.actions if covers(each.text.lower(), lowered))


def reach_of(policy: PolicyView) -> Reach | None:
    """The reach of a policy, worked out once; `None` for one that cannot be evaluated."""
    if "reach" not in policy.known:
        try:
            document = read_policy(policy.source, policy.policy_type, managed_by_aws=True)
        except PolicyError:
            policy.known["reach"] = None
        else:
            policy.known["reach"] = Reach(policy, compile_policy(document))
    found: Reach | None = policy.known["reach"]
    return found

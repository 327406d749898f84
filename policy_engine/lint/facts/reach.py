"""What a policy allows on resources of the holder's choice, by evaluation over the whole document.

Deny statements count, and so do conditions: those that ask about the situation (MFA, network, time, organization) are
taken as met, since whoever holds the policy in earnest meets them; those that limit what can be done (tags of the
resource, the policy or boundary attached, the service a role is passed to or that makes the call) are taken as not
met. Source: docs/semantics.md, "Decision".
"""

from __future__ import annotations

from policy_engine.callers import invented_user
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.lint.facts.globs import covers
from policy_engine.lint.facts.limits import LIMITING, PASSED_TO
from policy_engine.lint.facts.samples import places_written, sample_arns
from policy_engine.lint.facts.single import document_with
from policy_engine.lint.shape import in_shape
from policy_engine.lint.view import PolicyView, StatementView
from policy_engine.paths import Path
from policy_engine.policy_set import PolicyKind
from policy_engine.request import Request, Resource
from policy_engine.verdicts import Assumption, Match, verdict


class Reach:
    """The reach of one policy, asked action by action."""

    def __init__(self, policy: PolicyView) -> None:
        self._policy = policy
        self._caller = invented_user("")
        self._places = places_written(policy.source.text)
        self._compiled: dict[int, CompiledPolicy] = {}
        self._statements: dict[str, list[StatementView]] = {}
        self._found: dict[tuple[str, str], Match | None] = {}

    def anywhere(self, action: str, *, passed_to: str = "") -> Match | None:
        """The statement that allows an action on any resource of its kind, a name that nobody wrote included."""
        asked = (action, passed_to)
        if asked not in self._found:
            self._found[asked] = self._anywhere(action, {PASSED_TO: passed_to} if passed_to else {})
        return self._found[asked]

    def _anywhere(self, action: str, values: dict[str, str]) -> Match | None:
        for arn in sample_arns(action, self._places):
            if match := self._allowing(action, arn, values):
                return match
        return None

    def somewhere(self, action: str) -> Match | None:
        """The statement that allows an action on some resource."""
        found = self.anywhere(action)
        if found:
            return found
        for statement in self._about(action):
            for pattern in statement.resources if statement.allows else ():
                arn = pattern.text.replace("*", "x").replace("?", "x")
                if match := self._allowing(action, arn, {}):
                    return match
        return None

    def _about(self, action: str) -> list[StatementView]:
        found = self._statements.get(action)
        if found is None:
            name = action.lower()
            found = self._statements[action] = [each for each in self._policy.statements if each.is_about(name)]
        return found

    def _compile(self, statement: StatementView) -> CompiledPolicy:
        """A statement as a policy of its own, so that others need not be compiled."""
        found = self._compiled.get(statement.index)
        if found is None:
            found = self._compiled[statement.index] = compile_policy(document_with(statement))
        return found

    def _allowing(self, action: str, arn: str, values: dict[str, str]) -> Match | None:
        request = Request(
            caller=self._caller,
            action=action,
            resource=Resource(arn=arn, account=self._caller.account),
            values=values,
            known_absent=LIMITING - values.keys(),
        )
        found = verdict(PolicyKind.IDENTITY, map(self._compile, self._about(action)), request, Assumption.FAVOURABLE)
        return found.allows[0] if found.allows and not found.denies else None

    def place(self, match: Match, action: str) -> Path:
        """The first entry of the statement's action list that covers the action."""
        index = match.statement.statement.index
        statement = self._policy.statements[index]
        if statement.negates_actions:
            return (*statement.path, "NotAction")
        name = action.lower()
        texts = [each for each in statement.action_patterns if covers(each, name)][:1]
        if name in statement.action_names:
            texts.append(name)
        return statement.actions[min(map(statement.action_texts.index, texts))].path


def reach_of(policy: PolicyView) -> Reach | None:
    """The reach of a policy, worked out once; `None` for one that cannot be evaluated."""
    if "reach" not in policy.known:
        policy.known["reach"] = Reach(policy) if in_shape(policy.root) else None
    found: Reach | None = policy.known["reach"]
    return found

"""What a policy allows on resources of the holder's choice, by evaluation over the whole document.

Deny statements count, and so do conditions: those that ask about the situation (MFA, network, time, organization) are
taken as met, since whoever holds the policy in earnest meets them; those that limit what can be done (tags of the
resource, the policy or boundary attached, the service a role is passed to or that makes the call) are taken as not
met. Source: docs/semantics.md, "Decision".
"""

from __future__ import annotations

from policy_engine.callers import invented_user
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.lint.facts.actions import covers
from policy_engine.lint.facts.limits import LIMITING, PASSED_TO
from policy_engine.lint.facts.samples import places_written, sample_arns
from policy_engine.lint.shape import in_shape
from policy_engine.lint.view import PolicyView, Written
from policy_engine.paths import Path
from policy_engine.policy_set import PolicyKind
from policy_engine.request import Request, Resource
from policy_engine.syntax.reader import document_of
from policy_engine.verdicts import Assumption, Match, verdict


class Reach:
    """The reach of one policy, asked action by action."""

    def __init__(self, policy: PolicyView, compiled: CompiledPolicy) -> None:
        self._policy = policy
        self._compiled = compiled
        self._caller = invented_user("")
        self._places = places_written(policy.source.text)
        self._entries: dict[int, _Entries] = {}

    def anywhere(self, action: str, *, passed_to: str = "") -> Match | None:
        """The statement that allows an action on any resource of its kind, a name that nobody wrote included."""
        values = {PASSED_TO: passed_to} if passed_to else {}
        for arn in sample_arns(action, self._places):
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
        """The first entry of the statement's action list that covers the action."""
        index = match.statement.statement.index
        statement = self._policy.statements[index]
        if statement.negates_actions:
            return (*statement.path, "NotAction")
        entries = self._entries.get(index)
        if entries is None:
            entries = self._entries[index] = _Entries(statement.actions)
        return entries.covering(action.lower())


class _Entries:
    """The entries of an action list, found by the actions they cover."""

    def __init__(self, actions: tuple[Written, ...]) -> None:
        texts = [each.text.lower() for each in actions]
        self._paths = [each.path for each in actions]
        self._exact = {text: number for number, text in reversed(list(enumerate(texts)))}
        self._wild = [(number, text) for number, text in enumerate(texts) if "*" in text or "?" in text]

    def covering(self, action: str) -> Path:
        """The place of the first entry that covers an action, given in lower case."""
        found = [number for number, text in self._wild if covers(text, action)][:1]
        if action in self._exact:
            found.append(self._exact[action])
        return self._paths[min(found)]


def reach_of(policy: PolicyView) -> Reach | None:
    """The reach of a policy, worked out once; `None` for one that cannot be evaluated."""
    if "reach" not in policy.known:
        policy.known["reach"] = _reach(policy) if in_shape(policy.root) else None
    found: Reach | None = policy.known["reach"]
    return found


def _reach(policy: PolicyView) -> Reach:
    document = document_of(policy.source, policy.tree, policy.policy_type)
    return Reach(policy, compile_policy(document))

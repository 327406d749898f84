"""What a policy allows on resources of the holder's choice, by evaluation over the whole document.

Deny statements count, and so do conditions: those that ask about the situation (MFA, network, time, organization) are
taken as met, since whoever holds the policy in earnest meets them; those that limit what can be done (tags of the
resource, the policy or boundary attached, the service a role is passed to) are taken as not met. Source:
docs/semantics.md, "Decision".
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.callers import invented_user
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.errors import PolicyError
from policy_engine.lint.facts.escalation import EXISTING_RESOURCES, NEW_RESOURCES, OTHER_PRINCIPALS, OWN_RIGHTS
from policy_engine.lint.facts.samples import sample_arns
from policy_engine.lint.facts.sensitive import CREDENTIALS, DATA
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Path
from policy_engine.patterns import glob_tokens, matcher
from policy_engine.policy_set import PolicyKind
from policy_engine.request import Request, Resource
from policy_engine.syntax.reader import read_policy
from policy_engine.verdicts import Assumption, Match, verdict

PASSED_TO = "iam:passedtoservice"
_LIMITING = frozenset(
    {
        "aws:requesttag/",
        "aws:resourcetag/",
        "aws:tagkeys",
        "ec2:resourcetag/",
        "iam:associatedresourcearn",
        "iam:awsservicename",
        "iam:permissionsboundary",
        "iam:policyarn",
        "iam:resourcetag/",
        "s3:existingobjecttag/",
        "secretsmanager:resourcetag/",
        "ssm:resourcetag/",
        PASSED_TO,
    }
)


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
            known_absent=_LIMITING - values.keys(),
        )
        found = verdict(PolicyKind.IDENTITY, (self._compiled,), request, Assumption.FAVOURABLE)
        return found.allows[0] if found.allows and not found.denies else None

    def place(self, match: Match, action: str) -> Path:
        """The entry of the statement's action list that covers the action."""
        statement = self._policy.statements[match.statement.statement.index]
        if statement.negates_actions:
            return (*statement.path, "NotAction")
        lowered = action.lower()
        return next(each.path for each in statement.actions if _covers(each.text.lower(), lowered))


def _covers(pattern: str, action: str) -> bool:
    return pattern in ("*", "*:*", action) or matcher(glob_tokens(pattern))(action)


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


def touched(policy: PolicyView) -> frozenset[str]:
    """The actions of `RISKY` that an Allow statement mentions; none of the others needs an evaluation."""
    if "touched" not in policy.known:
        policy.known["touched"] = _touched(policy)
    found: frozenset[str] = policy.known["touched"]
    return found


def _touched(policy: PolicyView) -> frozenset[str]:
    allowing = [statement for statement in policy.statements if statement.allows]
    if any(statement.negates_actions for statement in allowing):
        return RISKY
    return frozenset().union(*(_risky(action.text.lower()) for each in allowing for action in each.actions))


@lru_cache(maxsize=65536)
def _risky(text: str) -> frozenset[str]:
    service = text.partition(":")[0]
    near = RISKY if text == "*" else _RISKY_BY_SERVICE.get(service, frozenset())
    return frozenset(action for action in near if _covers(text, action.lower())) if near else near


RISKY = frozenset(
    action
    for ways in (OWN_RIGHTS, OTHER_PRINCIPALS, NEW_RESOURCES, EXISTING_RESOURCES)
    for way in ways
    for action in (*way.anywhere, *way.somewhere)
) | {*CREDENTIALS, *DATA}
_RISKY_BY_SERVICE = {
    service: frozenset(action for action in RISKY if action.startswith(f"{service}:"))
    for service in {action.partition(":")[0] for action in RISKY}
}


def is_administrator(policy: PolicyView) -> bool:
    """Whether the policy plainly allows everything, which says all that could be said of single actions."""
    return not any(statement.denies for statement in policy.statements) and any(
        statement.allows
        and not statement.clauses
        and any(action.text in ("*", "*:*") for action in statement.actions)
        and any(resource.text == "*" for resource in statement.resources)
        for statement in policy.statements
    )

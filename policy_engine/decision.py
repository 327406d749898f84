"""Combine the verdicts of all kinds of policy into the decision AWS would take.

Reads like the flow in docs/semantics.md, "Decision"; AWS: "Policy evaluation logic", "Cross-account policy evaluation
logic".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.authorizers import ServiceRules, rules_for
from policy_engine.gather import gather
from policy_engine.plan import plan_for
from policy_engine.policy_set import PolicyKind, PolicySet
from policy_engine.principals import Grant, RootUser
from policy_engine.record import Record
from policy_engine.request import Request
from policy_engine.verdicts import Assumption, Match, Outcome, Verdict

_ALLOWED, _MISSING = Outcome.ALLOWED, Assumption.MISSING


class Grounds(Record):
    """What a decision rests on: the verdict of each kind of policy, and what stands in the way."""

    outcome: Outcome
    verdicts: dict[PolicyKind, Verdict]
    blocking: tuple[PolicyKind, ...] = ()
    special: str = ""


class Decision:
    """What AWS would answer; what it rests on is worked out when it is asked for."""

    __slots__ = ("_grounds", "_verdicts", "outcome", "policies", "request")

    def __init__(self, outcome: Outcome, policies: PolicySet, request: Request, grounds: Grounds | None = None) -> None:
        self.outcome = outcome
        self.policies = policies
        self.request = request
        self._grounds = grounds
        self._verdicts = None if grounds is None else grounds.verdicts

    @property
    def allowed(self) -> bool:
        """Whether the request would succeed."""
        return self.outcome is _ALLOWED

    @property
    def grounds(self) -> Grounds:
        """The verdicts behind the outcome."""
        if self._grounds is None:
            self._grounds = weigh(self.policies, self.request, verdicts=self.verdicts)
        return self._grounds

    @property
    def verdicts(self) -> dict[PolicyKind, Verdict]:
        """What each kind of policy says, of those that apply."""
        if self._verdicts is None:
            self._verdicts = _verdicts(self.policies, self.request)
        return self._verdicts

    @property
    def matched(self) -> tuple[Match, ...]:
        """The statements that decided: of an explicit deny those that deny, of an allow those that allow."""
        if self.outcome is Outcome.IMPLICIT_DENY:
            return ()
        deny = self.outcome is Outcome.EXPLICIT_DENY
        plan = None if self._verdicts is not None else plan_for(self.policies, self.request)
        if plan is not None:
            return plan.matches(self.request, deny=deny)
        return tuple(match for each in self.verdicts.values() for match in (each.denies if deny else each.allows))

    @property
    def blocking(self) -> tuple[PolicyKind, ...]:
        """All kinds that stand in the way, the one that AWS's message would name first."""
        return self.grounds.blocking

    @property
    def kind(self) -> PolicyKind | None:
        """The kind of policy that decided a denial, as AWS's message would name it; `None` for an allow."""
        return self.blocking[0] if self.blocking else None

    @property
    def special(self) -> str:
        """The rule of AWS's own that decided, if one did."""
        return self.grounds.special


def decide(policies: PolicySet, request: Request, assumption: Assumption = _MISSING) -> Decision:
    """Decide one request; an action that AWS checks together with others is allowed only if all of them are."""
    if assumption is _MISSING:
        plan = plan_for(policies, request)
        if plan is not None:
            return Decision(plan.outcome(request), policies, request)
    decision, *further = decide_each(policies, request, assumption)
    for other in further:
        decision = more_restrictive(decision, other)
    return decision


def decide_each(policies: PolicySet, request: Request, assumption: Assumption = _MISSING) -> list[Decision]:
    """The decision on a request, and those on the actions that AWS checks together with it, each by itself."""
    return [_weighed(policies, each, assumption) for each in checked_requests(request)]


def checked_requests(request: Request) -> Iterator[Request]:
    """A request, and those for the further actions that AWS checks together with it."""
    yield request
    for action in rules_for(request.service).further_actions(request):
        yield request.replace(action=action)


def decide_many(policies: PolicySet, requests: Iterable[Request]) -> list[Decision]:
    """Decide many requests on the same policies, in order."""
    return [decide(policies, request) for request in requests]


def _weighed(policies: PolicySet, request: Request, assumption: Assumption) -> Decision:
    grounds = weigh(policies, request, assumption)
    return Decision(grounds.outcome, policies, request, grounds)


def more_restrictive(first: Decision, second: Decision) -> Decision:
    """The decision that stands when both checks are needed: explicit deny before implicit deny before allow."""
    return second if _ORDER.index(second.outcome) < _ORDER.index(first.outcome) else first


_ORDER = (Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY, Outcome.ALLOWED)


def _verdicts(policies: PolicySet, request: Request) -> dict[PolicyKind, Verdict]:
    plan = plan_for(policies, request)
    return gather(policies, request, rules_for(request.service), _MISSING) if plan is None else plan.verdicts(request)


def weigh(
    policies: PolicySet,
    request: Request,
    assumption: Assumption = _MISSING,
    verdicts: dict[PolicyKind, Verdict] | None = None,
) -> Grounds:
    """Decide a single (action, resource) check with everything that bears on it; `verdicts` if they are known."""
    rules = rules_for(request.service)
    if verdicts is None:
        verdicts = gather(policies, request, rules, assumption)

    def decision(outcome: Outcome, blocking: tuple[PolicyKind, ...] = (), special: str = "") -> Grounds:
        return Grounds(outcome=outcome, verdicts=verdicts, blocking=blocking, special=special)

    if reason := rules.always_allowed(request):
        return decision(Outcome.ALLOWED, special=reason)
    denying = tuple(kind for kind, verdict in verdicts.items() if verdict.denies)
    if denying:
        return decision(Outcome.EXPLICIT_DENY, denying)
    if reason := rules.never_allowed(request):
        return decision(Outcome.IMPLICIT_DENY, (PolicyKind.SPECIAL,), reason)
    if reason := rules.refuses(policies.resource, request):
        return decision(Outcome.EXPLICIT_DENY, (rules.resource_kind,), reason)
    if request.cross_account:
        side = _across_accounts(verdicts, request, rules)
    else:
        mandatory = rules.needs_resource_policy(request) and not policies.resource_aside
        side = _within_account(verdicts, request, rules, mandatory=mandatory)
    silent = (*_silent_guards(verdicts), *side)
    return decision(Outcome.IMPLICIT_DENY, silent) if silent else decision(Outcome.ALLOWED)


def _silent_guards(verdicts: dict[PolicyKind, Verdict]) -> Iterator[PolicyKind]:
    """SCPs and endpoint policies never grant, but each must allow."""
    return (kind for kind in (PolicyKind.SCP, PolicyKind.ENDPOINT) if _silent(verdicts, kind))


def _within_account(
    verdicts: dict[PolicyKind, Verdict], request: Request, rules: ServiceRules, *, mandatory: bool
) -> Iterator[PolicyKind]:
    """The kinds without the Allow that a caller of the resource's own account needs.

    `mandatory` says that nothing is allowed unless the resource's side grants it.
    """
    grant = _grant(verdicts, request, rules)
    if not request.caller.identity_side:
        if grant is not Grant.DIRECT:
            yield rules.resource_kind
    elif isinstance(request.caller, RootUser):
        if grant is None and mandatory:
            yield rules.resource_kind
        yield from _silent_limits(verdicts, request, PolicyKind.SESSION)
    elif grant is Grant.DIRECT:
        resource = verdicts.get(rules.resource_kind)
        if resource and rules.boundary_limits_direct(resource, request):
            yield from _silent_limits(verdicts, request, PolicyKind.BOUNDARY)
    elif grant is Grant.ENTITY:
        yield from _silent_limits(verdicts, request, PolicyKind.BOUNDARY, PolicyKind.SESSION)
    elif grant is None and mandatory:
        yield rules.resource_kind
    else:
        yield from _silent_identity_side(verdicts, request)


def _across_accounts(
    verdicts: dict[PolicyKind, Verdict], request: Request, rules: ServiceRules
) -> Iterator[PolicyKind]:
    """Both accounts must allow; naming the caller directly gives no bypass."""
    if isinstance(request.caller, RootUser):
        yield from _silent_limits(verdicts, request, PolicyKind.SESSION)
    else:
        yield from _silent_identity_side(verdicts, request)
    if _grant(verdicts, request, rules) is None:
        yield rules.resource_kind


def _silent_identity_side(verdicts: dict[PolicyKind, Verdict], request: Request) -> Iterator[PolicyKind]:
    if _silent(verdicts, PolicyKind.IDENTITY):
        yield PolicyKind.IDENTITY
    yield from _silent_limits(verdicts, request, PolicyKind.BOUNDARY, PolicyKind.SESSION)


def _silent_limits(verdicts: dict[PolicyKind, Verdict], request: Request, *kinds: PolicyKind) -> Iterator[PolicyKind]:
    """Some sessions are limited by a session policy even where none is given."""
    for kind in kinds:
        without = kind is PolicyKind.SESSION and request.caller.always_confined and kind not in verdicts
        if without or _silent(verdicts, kind):
            yield kind


def _silent(verdicts: dict[PolicyKind, Verdict], kind: PolicyKind) -> bool:
    return kind in verdicts and verdicts[kind].outcome is not Outcome.ALLOWED


def _grant(verdicts: dict[PolicyKind, Verdict], request: Request, rules: ServiceRules) -> Grant | None:
    """The strongest grant of the resource's side: its policy, or an ACL or KMS grant."""
    resource = verdicts.get(rules.resource_kind)
    grants = (resource.grant if resource else None, rules.extra_grant(request))
    return max((grant for grant in grants if grant is not None), default=None)

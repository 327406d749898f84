"""Decide a request as far as it is known, and say what the rest hangs on.

The flow of the decision is that of `decision.weigh`, which is asked for every verdict that the kinds of policy with
open statements can come to; what more is needed for each makes the ways to be allowed.
"""

from __future__ import annotations

from itertools import product

from policy_engine.authorizers import ServiceRules, rules_for
from policy_engine.decision import decide, weigh
from policy_engine.gather import applying
from policy_engine.policy_set import PolicyKind, PolicySet
from policy_engine.request import Request
from policy_engine.residual.formula import ALWAYS, NEVER, Formula, Further, Need, Residual, Way
from policy_engine.residual.kinds import Opened, opened
from policy_engine.residual.simplify import simplified
from policy_engine.residual.terms import Part, Term
from policy_engine.verdicts import Outcome

_MFA = "aws:MultiFactorAuthPresent"


def residual_of(policies: PolicySet, request: Request) -> Residual:
    """Under which conditions a request is allowed, on keys that it neither has nor is known to lack.

    With every assignment of values to those keys that the policies' conditions read, the formula holds exactly if
    `decide` allows. Source: docs/semantics.md, "Open conditions".
    """
    rules = rules_for(request.service)
    formula = _check(policies, request, rules)
    for action in rules.further_actions(request):
        formula = formula.both(_check(policies, request.replace(action=action), rules))
    formula = simplified(formula)
    further = _further(policies, request, rules) if formula.ways else ()
    return Residual(decision=decide(policies, request), formula=formula, further=further)


def _check(policies: PolicySet, request: Request, rules: ServiceRules) -> Formula:
    """A single check."""
    if rules.always_allowed(request):
        return ALWAYS
    kinds = [opened(each, request) for each in applying(policies, request, rules)]
    denies = [part for kind in kinds for part in kind.denies]
    if any(not part.terms for part in denies):
        return NEVER
    if rules.never_allowed(request):
        return _with_mfa(policies, request, rules)
    return Formula(ways=tuple(_ways(policies, request, kinds)), unless=tuple(denies))


def _ways(policies: PolicySet, request: Request, kinds: list[Opened]) -> list[Way]:
    """The least that the open kinds have to say together; saying more never hurts."""
    enough: list[tuple[int, ...]] = []
    ways = []
    choices = product(*(range(len(kind.rungs)) for kind in kinds))
    for chosen in sorted(choices, key=sum):
        if any(all(least <= rung for least, rung in zip(each, chosen, strict=True)) for each in enough):
            continue
        rungs = [kind.rungs[number] for kind, number in zip(kinds, chosen, strict=True)]
        verdicts = {rung.verdict.kind: rung.verdict for rung in rungs}
        if weigh(policies, request, verdicts=verdicts).outcome is Outcome.ALLOWED:
            enough.append(chosen)
            ways.append(Way(needs=tuple(need for rung in rungs for need in rung.needs)))
    return ways


def _with_mfa(policies: PolicySet, request: Request, rules: ServiceRules) -> Formula:
    """The credentials of GetSessionToken call IAM with MFA only, which is a condition like others where it is open."""
    key = _MFA.lower()
    if key in request.values or request.lacks(key):
        return NEVER
    with_mfa = request.replace(values={**request.values, key: "true"})
    if rules.never_allowed(with_mfa):
        return NEVER
    term = Term(
        operator="Bool",
        key=_MFA,
        values=("true",),
        keys=(key,),
        test=lambda values: str(values.get(key, "")).lower() == "true",
    )
    need = Need(kind=PolicyKind.SPECIAL, parts=(Part(kind=PolicyKind.SPECIAL, terms=(term,)),))
    return Formula(ways=(Way(needs=(need,)),)).both(_check(policies, with_mfa, rules))


def _further(policies: PolicySet, request: Request, rules: ServiceRules) -> tuple[Further, ...]:
    """The actions that come in once an open key has a value."""
    already = rules.further_actions(request)
    keys: dict[str, list[str]] = {}
    for key in _open_keys(policies, request):
        for action in rules.further_actions(request.replace(values={**request.values, key: "x"})):
            if action not in already:
                keys.setdefault(action, []).append(key)
    return tuple(
        Further(
            action=action,
            keys=tuple(found),
            formula=simplified(_check(policies, request.replace(action=action), rules)),
        )
        for action, found in keys.items()
    )


def _open_keys(policies: PolicySet, request: Request) -> tuple[str, ...]:
    """The keys that statements about the action read and the request may have."""
    read = (
        key
        for policy in policies.all()
        for statement in policy.candidates(request.action_key)
        for condition in statement.conditions
        for key in condition.keys
    )
    return tuple(key for key in dict.fromkeys(read) if key not in request.values and not request.lacks(key))

"""Two evaluators, written apart from the same rules, take the same decision."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.calls import check
from policy_engine.catalog.special import home_region
from policy_engine.decision import decide as decide_by_plan
from policy_engine.decision import weigh
from policy_engine.explanation import Miss, applicable, statement_misses
from policy_engine.matching import Clause
from policy_engine.plan import plan_for
from policy_engine.request import Resource
from policy_engine.request_file import read_call
from policy_engine.sweep import allowed_on_everything
from policy_engine.verdicts import Outcome
from tests.property.alphabet import TARGETS
from tests.property.strategies import Json, requests
from tests.reference.decide import decide


@settings(max_examples=2000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_same_decision(request: Json) -> None:
    """On any request the engine and the naive evaluator agree."""
    assert check(request).decision.outcome.value == decide(request)[0]


@settings(max_examples=1000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_short_way(request: Json) -> None:
    """The short way, where there is one, comes to the outcome of the whole flow, and to its verdicts one by one."""
    [(policies, asked)] = read_call(request).checks
    for _ in range(2):
        plan = plan_for(policies, asked)
        if plan is None:
            return
        whole = weigh(policies, asked)
        decision = decide_by_plan(policies, asked)
        assert decision.outcome is plan.outcome(asked) is whole.outcome
        assert decision.verdicts == plan.verdicts(asked) == whole.verdicts
        assert decision.grounds.blocking == whole.blocking
        for deny in (True, False):
            told = [match for each in whole.verdicts.values() for match in (each.denies if deny else each.allows)]
            assert list(plan.matches(asked, deny=deny)) == told


def _against(misses: tuple[Miss, ...]) -> tuple[int, bool]:
    """How much is against a statement: the clauses that fail, those of another service more, of another action last."""
    for miss in misses:
        if miss.clause is Clause.ACTION:
            service = miss.saw.partition(":")[0].lower()
            listed = {text.value.partition(":")[0].lower() for text in miss.statement.statement.action.values}
            return len(misses) + len(Clause) * (service not in listed), True
    return len(misses), False


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_explained_by_the_same(request: Json) -> None:
    """What an explanation says decided are the statements of the verdicts; the nearest one has the least against it."""
    explanation = check(request)
    decision = explanation.decision
    side = {"explicitDeny": "denies", "allowed": "allows"}.get(decision.outcome.value)
    told = [match for each in decision.verdicts.values() for match in (getattr(each, side) if side else ())]
    assert list(explanation.matched) == told
    candidates = [
        statement_misses(policy, statement, decision.request)
        for kind, policy in applicable(decision)
        for statement in policy.statements
        if kind is decision.kind and not statement.deny and decision.outcome is Outcome.IMPLICIT_DENY
    ]
    nearest = min((misses for misses in candidates if misses), key=_against, default=())
    assert explanation.near_miss == nearest


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests(), st.lists(st.sampled_from([action for action, _arn in TARGETS]), min_size=1, max_size=12))
def test_sweeps_decide_as_single_requests_do(request: Json, actions: list[str]) -> None:
    """A sweep over actions, with one index for all policies, says of each what a decision of a new policy set says."""
    [(policies, asked)] = read_call(request).checks
    everything = asked.replace(resource=Resource())
    allowed = []
    for action in actions:
        at_home = {**asked.values, "aws:requestedregion": home_region(action)} if home_region(action) else asked.values
        single = everything.replace(action=action, values=at_home)
        if decide_by_plan(policies.replace(), single).allowed:
            allowed.append(action)
    assert allowed_on_everything(policies, asked, actions) == allowed
    assert allowed_on_everything(policies, asked, actions) == allowed


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(requests())
def test_requests_read_as_much_as_they_need(request: Json) -> None:
    """A request that is asked for some of its values has the same as one whose values are all merged."""
    [(policies, asked)] = read_call(request).checks
    [(_same, merged)] = read_call(request).checks
    keys = tuple(merged.values)[::2] + ("no:such",)
    some = asked.values_for(keys)
    assert {key: some.get(key) for key in keys} == {key: merged.values.get(key) for key in keys}
    assert decide_by_plan(policies, asked).outcome is decide_by_plan(policies, merged).outcome
    assert asked.values == merged.values
    assert asked.remarks == merged.remarks

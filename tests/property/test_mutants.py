"""Mutants are held against every case, the short way or the long one."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.calls import deciding, decisions_of
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.principals import RootUser
from policy_engine.request_file import Call, read_call
from policy_engine.syntax.document import PolicyDocument
from policy_engine.testing.coverage import used_policies
from policy_engine.testing.exchange import exchanged
from policy_engine.testing.hits import hits_of
from policy_engine.testing.mutants import Mutant, is_equivalent, mutants_of
from policy_engine.testing.mutation import check_mutants
from policy_engine.testing.parts import Part, key_of
from policy_engine.testing.reduction import numbered
from policy_engine.verdicts import Outcome
from tests.coverage.cases import case_of
from tests.property.strategies import Json, requests

_SOME = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def _document(mutant: Mutant, original: PolicyDocument) -> PolicyDocument:
    statements = [
        mutant.statement if each.index == mutant.index else each
        for each in original.statements
        if each.index != mutant.index or mutant.statement is not None
    ]
    return original.replace(statements=numbered([each for each in statements if each is not None]))


def _outcome(call: Call, mutant: Mutant) -> Outcome:
    """The answer on a mutant, with its whole policy compiled anew."""

    def change(policy: CompiledPolicy) -> CompiledPolicy:
        return compile_policy(_document(mutant, policy.document), name=policy.name)

    return deciding(decisions_of(exchanged(call, key_of(mutant.document), change))).outcome


def _mutants(calls: list[Call]) -> list[Mutant]:
    return [mutant for document in used_policies(calls) for mutant in mutants_of(document)]


@_SOME
@given(st.lists(requests(), min_size=1, max_size=3))
def test_no_case_notices_what_survives(given_requests: list[Json]) -> None:
    """A mutant survives if and only if each case has the same answer on it; the order is that of the policies."""
    calls = [read_call(each) for each in given_requests]
    before = [deciding(decisions_of(call)).outcome for call in calls]
    expected = [
        mutant
        for mutant in _mutants(calls)
        if not is_equivalent(mutant) and [_outcome(call, mutant) for call in calls] == before
    ]
    mutation = check_mutants(case_of(call) for call in calls)
    assert [each.mutant for each in mutation.survivors] == expected
    assert mutation.count.total + mutation.equivalent == len(_mutants(calls))


@_SOME
@given(requests())
def test_what_is_called_equivalent_changes_nothing(request: Json) -> None:
    """A mutant that is left out as equivalent gives every request the answer of the original."""
    call = read_call(request)
    outcome = deciding(decisions_of(call)).outcome
    for mutant in _mutants([call]):
        if is_equivalent(mutant):
            assert _outcome(call, mutant) is outcome, mutant.draft.change


@_SOME
@given(requests())
def test_wider_and_narrower(request: Json) -> None:
    """A wider Allow takes nothing away and a narrower one gives nothing, where being public is no matter."""
    call = read_call(request)
    if any(asked.resource.s3.block_public_access.restrict_public_buckets for _policies, asked in call.checks):
        return
    outcome = deciding(decisions_of(call)).outcome
    order = (Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY, Outcome.ALLOWED)
    for mutant in _mutants([call]):
        if mutant.wider is None:
            continue
        change = order.index(_outcome(call, mutant)) - order.index(outcome)
        allows = mutant.original.effect.value == "Allow"
        assert change >= 0 if allows is mutant.wider else change <= 0, mutant.draft.change


@_SOME
@given(requests())
def test_the_only_statement_that_decides_is_missed(request: Json) -> None:
    """Leaving out a statement that alone decided a call is noticed by it."""
    call = read_call(request)
    statements = {hit for hit in hits_of(call) if hit.part.is_statement}
    if len(statements) != 1 or deciding(decisions_of(call)).special:
        return
    [(key, part)] = statements
    assert part == Part(part.statement)
    survivors = check_mutants([case_of(call)]).survivors
    mutants = [each.mutant for each in survivors]
    left_out = [each for each in mutants if each.statement is None and key_of(each.document) == key]
    granted = _granted_otherwise(call)
    assert granted or part.statement not in {each.index for each in left_out}


def _granted_otherwise(call: Call) -> bool:
    """Whether being root, an ACL or a KMS grant allows the call beside the policies."""
    return any(
        isinstance(request.caller, RootUser)
        or request.resource.s3.bucket_acl
        or request.resource.s3.object_acl
        or request.resource.kms.grants
        for _policies, request in call.checks
    )

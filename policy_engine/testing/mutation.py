"""Which mistakes in the policies no case would notice.

Source: docs/coverage.md, "Mutants".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from policy_engine.action_index import ActionIndex
from policy_engine.calls import decisions_of
from policy_engine.compile import CompiledPolicy, compile_policy, compile_statement
from policy_engine.decision import checked_requests
from policy_engine.matching import applies
from policy_engine.policy_set import PolicySet
from policy_engine.record import Record, late
from policy_engine.request import Request
from policy_engine.syntax.document import PolicyDocument
from policy_engine.testing.case import Case
from policy_engine.testing.coverage import Count
from policy_engine.testing.exchange import exchanged, policies_of
from policy_engine.testing.expectations import failure_of
from policy_engine.testing.hits import Hit, hits_of
from policy_engine.testing.mutants import Mutant, is_equivalent, mutants_of
from policy_engine.testing.parts import Part, PolicyKey, key_of
from policy_engine.testing.reduction import without

Progress = Callable[[], None]


class Survivor(Record):
    """A mutant that no case notices; `decided` is how many cases its statement, as it is, decides."""

    mutant: Mutant
    decided: int


class Mutation(Record, slots=False):
    """What became of the mutants of all policies, in the order of the policies and their statements."""

    noticed: int
    survivors: tuple[Survivor, ...]
    equivalent: int
    """How many were left out, since another part of the policy says the same."""

    @late
    def count(self) -> Count:
        """The mutants that a case notices, of all that were tried."""
        return Count(covered=self.noticed, total=self.noticed + len(self.survivors))


def check_mutants(cases: Iterable[Case], progress: Progress | None = None) -> Mutation:
    """Decide the cases again on every mutant of their policies, until one of them fails.

    Cases that fail on the policies as they are notice nothing. `progress` is called for each mutant.
    """
    passing = [case for case in cases if not failure_of(case.expect, decisions_of(case.call))]
    subjects = _subjects(passing)
    mutants = [(subject, mutant) for subject in subjects for mutant in mutants_of(subject.document)]
    tried = [(subject, mutant) for subject, mutant in mutants if not is_equivalent(mutant)]
    survivors: list[Survivor] = []
    for subject, mutant in tried:
        if progress is not None:
            progress()
        if not subject.notices(mutant):
            survivors.append(Survivor(mutant=mutant, decided=subject.decided(mutant.index)))
    return Mutation(
        noticed=len(tried) - len(survivors),
        survivors=tuple(survivors),
        equivalent=len(mutants) - len(tried),
    )


class _Use:
    """One case that uses a policy, with every request that it comes to, and the ways in which the policy is read."""

    def __init__(self, case: Case, key: PolicyKey) -> None:
        self.case = case
        self._checks = [
            (policy, each)
            for policies, request in case.call.checks
            for policy in _readings(policies, key)
            for each in checked_requests(request)
        ]
        # What these rest on is more than whether statements apply.
        self._whole = case.expect.strict or any(
            request.resource.s3.block_public_access.restrict_public_buckets for _policy, request in self._checks
        )

    @late
    def hits(self) -> frozenset[Hit]:
        """What decides the case."""
        return hits_of(self.case.call)

    def may_notice(self, changed: _Changed) -> bool:
        """Whether the changed statement applies otherwise to some request of the case."""
        return (
            self._whole
            or changed.principals
            or any(changed.differs(policy, request) for policy, request in self._checks)
        )


class _Subject:
    """A policy with the cases that use it."""

    def __init__(self, document: PolicyDocument) -> None:
        self.document = document
        self.key = key_of(document)
        self.uses: list[_Use] = []

    def notices(self, mutant: Mutant) -> bool:
        """Whether some case fails on a mutant."""
        changed = _Changed(mutant)
        return any(use.may_notice(changed) and self._fails(use.case, changed) for use in self.uses)

    def decided(self, index: int) -> int:
        """How many cases a statement decides."""
        hit = Hit(self.key, Part(index))
        return sum(hit in use.hits for use in self.uses)

    def _fails(self, case: Case, changed: _Changed) -> bool:
        call = exchanged(case.call, self.key, changed.policy)
        return bool(failure_of(case.expect, decisions_of(call)))


class _Changed:
    """A mutant compiled, once for each way in which its policy is read."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._policies: dict[int, CompiledPolicy] = {}
        statement = mutant.statement
        self.principals = statement is not None and statement.principal is not mutant.original.principal

    def policy(self, original: CompiledPolicy) -> CompiledPolicy:
        """The policy with the mutant's statement in it."""
        found = self._policies.get(id(original))
        if found is None:
            found = self._policies[id(original)] = _compiled(original, self._mutant)
        return found

    def differs(self, original: CompiledPolicy, request: Request) -> bool:
        """Whether the statement applies otherwise to a request than the original one."""
        index, statement = self._mutant.index, self._mutant.statement
        before = applies(original, original.statements[index], request)
        if statement is None:
            return before is not None
        policy = self.policy(original)
        after = applies(policy, policy.statements[index], request)
        if statement.effect is not self._mutant.original.effect:
            return before is not None or after is not None
        return before is not after


def _compiled(original: CompiledPolicy, mutant: Mutant) -> CompiledPolicy:
    if mutant.statement is None:
        return compile_policy(without(original.document, {Part(mutant.index)}), name=original.name)
    written, statements = [*original.document.statements], [*original.statements]
    written[mutant.index] = mutant.statement
    document = original.document.replace(statements=tuple(written))
    statements[mutant.index] = compile_statement(mutant.statement, document)
    index = ActionIndex(document.statements)
    return CompiledPolicy(document=document, name=original.name, statements=tuple(statements), index=index)


def _subjects(cases: Iterable[Case]) -> list[_Subject]:
    """Every policy that cases use, by name and place."""
    found: dict[PolicyKey, _Subject] = {}
    for case in cases:
        documents = {
            key_of(policy.document): policy.document
            for policies, _request in case.call.checks
            for policy in policies_of(policies)
        }
        for key, document in documents.items():
            subject = found.setdefault(key, _Subject(document))
            subject.uses.append(_Use(case, key))
    return [found[key] for key in sorted(found)]


def _readings(policies: PolicySet, key: PolicyKey) -> list[CompiledPolicy]:
    """The policy in each form in which it stands among others; the same file may be of several kinds."""
    return [each for each in policies_of(policies) if key_of(each.document) == key]

"""Which parts of the policies that cases used decided a case.

Source: docs/coverage.md, "What counts".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policy_engine.record import Record, late
from policy_engine.request_file import Call
from policy_engine.syntax.document import PolicyDocument
from policy_engine.testing.exchange import policies_of
from policy_engine.testing.hits import Hit
from policy_engine.testing.parts import Part, Place, PolicyKey, key_of, places


class Count(Record):
    """How many of some things were covered."""

    covered: int
    total: int

    @property
    def percent(self) -> float:
        """The share that is covered; all, where there is nothing."""
        return 100 * self.covered / self.total if self.total else 100.0

    def __str__(self) -> str:
        return f"{self.covered}/{self.total}"


class Tested(Record):
    """A part of a policy with the numbers of the cases it decided."""

    place: Place
    cases: tuple[int, ...]

    @property
    def covered(self) -> bool:
        """Whether it decided a case."""
        return bool(self.cases)


class PolicyCoverage(Record, slots=False):
    """What cases reached in one policy, part by part in the order of the statements."""

    key: PolicyKey
    document: PolicyDocument
    parts: tuple[Tested, ...]

    @late
    def statements(self) -> Count:
        """The statements that decided a case."""
        return _count([each for each in self.parts if each.place.part.is_statement])

    @late
    def clauses(self) -> Count:
        """The values of elements that decided a case."""
        return _count([each for each in self.parts if not each.place.part.is_statement])

    @late
    def total(self) -> Count:
        """Statements and values together."""
        return _count(self.parts)

    @property
    def untested(self) -> tuple[Place, ...]:
        """The parts that decided no case."""
        return tuple(each.place for each in self.parts if not each.covered)


class Coverage(Record, slots=False):
    """What cases reached in all policies that they used; `cases` are their names, in the order of the run."""

    cases: tuple[str, ...]
    policies: tuple[PolicyCoverage, ...]

    @late
    def statements(self) -> Count:
        """The statements of all policies."""
        return _sum([each.statements for each in self.policies])

    @late
    def clauses(self) -> Count:
        """The values of elements of all policies."""
        return _sum([each.clauses for each in self.policies])

    @late
    def total(self) -> Count:
        """Statements and values of all policies."""
        return _sum([each.total for each in self.policies])


def used_policies(calls: Iterable[Call]) -> list[PolicyDocument]:
    """Every policy that calls use, once, by name and place."""
    used = {
        id(policy): policy for call in calls for policies, _request in call.checks for policy in policies_of(policies)
    }
    return merged_policies(policy.document for policy in used.values())


def merged_policies(documents: Iterable[PolicyDocument]) -> list[PolicyDocument]:
    """Every policy once, by name and place; the same text may be read as policies of several types."""
    found: dict[PolicyKey, PolicyDocument] = {}
    for document in documents:
        found.setdefault(key_of(document), document)
    return [found[key] for key in sorted(found)]


def coverage_of(documents: Iterable[PolicyDocument], cases: Sequence[tuple[str, frozenset[Hit]]]) -> Coverage:
    """Bring policies and what cases hit in them together; cases by name and hits, in the order of the run."""
    by_policy: dict[PolicyKey, dict[Part, list[int]]] = {}
    for number, (_name, hits) in enumerate(cases):
        for hit in hits:
            by_policy.setdefault(hit.policy, {}).setdefault(hit.part, []).append(number)
    return Coverage(
        cases=tuple(name for name, _hits in cases),
        policies=tuple(_policy(document, by_policy.get(key_of(document), {})) for document in documents),
    )


def _policy(document: PolicyDocument, hits: dict[Part, list[int]]) -> PolicyCoverage:
    return PolicyCoverage(
        key=key_of(document),
        document=document,
        parts=tuple(Tested(place=place, cases=tuple(hits.get(place.part, ()))) for place in places(document)),
    )


def _count(parts: Sequence[Tested]) -> Count:
    return Count(covered=sum(each.covered for each in parts), total=len(parts))


def _sum(counts: Sequence[Count]) -> Count:
    return Count(covered=sum(each.covered for each in counts), total=sum(each.total for each in counts))

"""Coverage and mutants as JSON; the form is part of the schema `grammars/test-report.schema.json`."""

from __future__ import annotations

from typing import Any

from policy_engine.render.coverage.mutation_text import help_text
from policy_engine.source import Source, Span
from policy_engine.testing.coverage import Count, Coverage, PolicyCoverage, Tested
from policy_engine.testing.mutation import Mutation, Survivor

Json = dict[str, Any]


def coverage_json(coverage: Coverage) -> Json:
    """Every policy with its parts, and for each part the cases that it decided."""
    return {**_counts(coverage), "policies": [_policy(each, coverage) for each in coverage.policies]}


def _counts(measured: Coverage | PolicyCoverage) -> Json:
    return {
        "percent": rounded(measured.total),
        "statements": _count(measured.statements),
        "clauses": _count(measured.clauses),
    }


def rounded(count: Count) -> float:
    """The share in percents, rounded down to two places, so that 100 is all."""
    return count.covered * 10000 // count.total / 100 if count.total else 100.0


def _count(count: Count) -> Json:
    return {"covered": count.covered, "total": count.total}


def _policy(policy: PolicyCoverage, coverage: Coverage) -> Json:
    return {
        "file": policy.key.name,
        "line": policy.document.source.position(0).line,
        **_counts(policy),
        "parts": [_part(each, policy, coverage) for each in policy.parts],
    }


def _part(part: Tested, policy: PolicyCoverage, coverage: Coverage) -> Json:
    sid = policy.document.statements[part.place.part.statement].sid
    return {
        "statement": part.place.part.statement,
        "sid": sid.value if sid else None,
        "element": part.place.title,
        "value": None if part.place.part.is_statement else part.place.text,
        **_span(policy.document.source, part.place.span),
        "cases": [coverage.cases[number] for number in part.cases],
    }


def mutation_json(mutation: Mutation) -> Json:
    """How many mutants were noticed, and those that were not."""
    return {
        "percent": rounded(mutation.count),
        "noticed": mutation.noticed,
        "tried": mutation.count.total,
        "equivalent": mutation.equivalent,
        "survivors": [_mutant(each) for each in mutation.survivors],
    }


def _mutant(survivor: Survivor) -> Json:
    mutant = survivor.mutant
    source = mutant.document.source
    return {
        "file": source.name,
        **_span(source, mutant.draft.span),
        "statement": mutant.index,
        "sid": mutant.original.sid.value if mutant.original.sid else None,
        "change": mutant.draft.change,
        "help": help_text(survivor),
    }


def _span(source: Source, span: Span) -> Json:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }

"""A decision as JSON; the form is stable and has its schema in `grammars/decision.schema.json`."""

from __future__ import annotations

from policy_engine.explanation import Explanation, Miss
from policy_engine.findings import Finding
from policy_engine.messages import message
from policy_engine.source import Source, Span
from policy_engine.verdicts import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


def explanation_json(explanation: Explanation) -> Json:
    """The members documented in `docs/cli.md`, "JSON output"."""
    decision = explanation.decision
    request = decision.request
    return {
        "decision": decision.outcome.value,
        "message": message(decision),
        "principal": request.caller.display,
        "action": request.action,
        "resource": request.resource.arn,
        "reason": decision.kind.value if decision.kind else None,
        "blocking": [kind.value for kind in decision.blocking],
        "special": decision.special or None,
        "verdicts": {kind.value: verdict.outcome.value for kind, verdict in decision.verdicts.items()},
        "matchedStatements": [_match(match) for match in explanation.matched],
        "misses": [_miss(miss) for miss in explanation.misses],
        "nearMiss": [_miss(miss) for miss in explanation.near_miss],
        "missingContext": list(explanation.missing_context),
        "diagnostics": list(explanation.diagnostics),
        "findings": [_finding(finding) for finding in explanation.findings],
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "type": finding.severity.value,
        "class": finding.finding_class.value,
        "message": finding.message,
        "help": finding.help or None,
        **_span(finding.source, finding.span),
    }


def _match(match: Match) -> Json:
    statement = match.statement.statement
    return {
        "policy": match.policy.name,
        "sid": statement.sid.value if statement.sid else None,
        "effect": statement.effect.value,
        "grant": match.grant.name,
        **_span(match.policy.document.source, statement.span),
    }


def _miss(miss: Miss) -> Json:
    statement = miss.statement.statement
    return {
        "policy": miss.policy.name,
        "sid": statement.sid.value if statement.sid else None,
        "effect": statement.effect.value,
        "clause": miss.clause.value,
        "key": miss.condition.clause.key.value if miss.condition else None,
        "saw": miss.saw or None,
        **_span(miss.policy.document.source, miss.span),
    }


def _span(source: Source, span: Span) -> Json:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "file": source.name,
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }

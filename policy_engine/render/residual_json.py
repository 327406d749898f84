"""What an answer rests on, as JSON; documented in `docs/cli.md`, "Conditions as JSON"."""

from __future__ import annotations

from policy_engine.render.conditions import residual_words
from policy_engine.residual import Part, Residual, Term
from policy_engine.residual.formula import Formula

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


def residual_json(residual: Residual) -> Json:
    """The members of an answer with conditions."""
    return {
        "certainty": residual.certainty.value,
        "decision": residual.decision.outcome.value,
        "conditions": residual_words(residual),
        **formula_json(residual.formula),
        "further": [
            {"action": each.action, "keys": list(each.keys), **formula_json(each.formula)} for each in residual.further
        ],
    }


def formula_json(formula: Formula) -> Json:
    """Ways to be allowed, each with what must hold, and what must not hold."""
    return {
        "ways": [
            [{"kind": need.kind.value, "anyOf": [_part(part) for part in need.parts]} for need in way.needs]
            for way in formula.ways
        ],
        "unless": [{"kind": part.kind.value, **_part(part)} for part in formula.unless],
    }


def _part(part: Part) -> Json:
    statement = part.statement.statement if part.statement else None
    return {
        "policy": part.policy.name if part.policy else None,
        "sid": statement.sid.value if statement and statement.sid else None,
        "allOf": [_term(part, term) for term in part.terms],
    }


def _term(part: Part, term: Term) -> Json:
    place: Json = {"file": None, "line": None, "column": None}
    if part.policy is not None and term.span is not None:
        source = part.policy.document.source
        position = source.position(term.span.start)
        place = {"file": source.name, "line": position.line, "column": position.column}
    return {"operator": term.operator, "key": term.key, "values": list(term.values), **place}

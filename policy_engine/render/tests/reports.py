"""Results to plain data."""

from __future__ import annotations

from policy_engine.record import Record
from policy_engine.render.json import explanation_json
from policy_engine.render.text import MEMBERS, explanation_text
from policy_engine.testing.case import Result
from policy_engine.testing.expectations import answer_text, expected_text
from policy_engine.testing.report import CaseReport

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.testing.hits import Hit


class Detail(Record):
    """What will be shown of results: with the colours of a terminal, and the whole answers as JSON.

    `texts` is for the explanation of cases that passed as well, `hits` for what decided them.
    """

    color: bool = False
    json: bool = False
    texts: bool = False
    hits: bool = False


def case_report(result: Result, detail: Detail) -> CaseReport:
    """What is shown of a result."""
    line, column = result.case.place
    return CaseReport(
        name=result.case.name,
        line=line,
        column=column,
        expected=expected_text(result.case.expect),
        answer=answer_text(result.decisions),
        failure=result.failure,
        open_keys=result.open_keys,
        text=explained(result) if result.failure or detail.texts else "",
        shown=explained(result, color=True) if result.failure and detail.color else "",
        answer_json=explanation_json(result.explanation) if detail.json else None,
        hits=_hits(result) if detail.hits else frozenset(),
    )


def _hits(result: Result) -> frozenset[Hit]:
    from policy_engine.testing.hits import hits_of  # most runs measure nothing

    return hits_of(result.case.call)


def explained(result: Result, *, color: bool = False) -> str:
    """Why the answer is what it is, as `check` says it."""
    return explanation_text(result.explanation, color=color, means=MEMBERS)

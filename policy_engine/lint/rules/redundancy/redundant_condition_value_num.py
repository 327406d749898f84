"""A condition compares a number with several limits, of which one decides.

Any value that holds is enough, so only the greatest upper limit, or the least lower one, matters; the others mislead.

Avoid: "NumericLessThan": {"aws:MultiFactorAuthAge": ["2700", "3600"]}
Prefer: "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Redundant condition value num.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause

_DECIDES = {
    "NumericLessThan": "greatest",
    "NumericLessThanEquals": "greatest",
    "NumericGreaterThan": "least",
    "NumericGreaterThanEquals": "least",
}


def check(clause: Clause) -> Iterator[Hit]:
    """Several values under an operator that orders numbers."""
    decides = _DECIDES.get(clause.name.base) if clause.name else None
    if decides and len(clause.values) > 1:
        message = f"of the values of `{clause.key}` under `{clause.operator}` only the {decides} matters"
        yield Hit(message, (clause.path,), f"keep the {decides} alone")

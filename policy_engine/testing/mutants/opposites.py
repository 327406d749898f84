"""Conditions turned round."""

from __future__ import annotations

from policy_engine.operators.names import OPERATORS, OperatorName, parse_operator
from policy_engine.syntax.document import ConditionClause

_ORDERED = {
    "LessThan": "GreaterThanEquals",
    "LessThanEquals": "GreaterThan",
    "GreaterThan": "LessThanEquals",
    "GreaterThanEquals": "LessThan",
}
_BOOLEANS = {"true": "false", "false": "true"}


def opposite(clause: ConditionClause) -> ConditionClause | None:
    """The condition that holds where one does not; `None` where no operator says that."""
    name = parse_operator(clause.operator.value)
    if name is None:
        return None
    if name.base in ("Bool", "Null"):
        values = tuple(value._replace(value=_flipped(value.value)) for value in clause.values)
        return None if values == clause.values else clause._replace(values=values)
    base = _opposite_base(name)
    if base is None:
        return None
    return clause._replace(operator=clause.operator._replace(value=str(name.replace(base=base))))


def _flipped(value: str) -> str:
    return _BOOLEANS.get(value.lower(), value)


def _opposite_base(name: OperatorName) -> str | None:
    base = name.base
    if name.negated:
        return base.replace("Not", "")
    for prefix in ("Numeric", "Date"):
        rest = base.removeprefix(prefix)
        if rest != base and rest in _ORDERED:
            return prefix + _ORDERED[rest]
    negations = (each for each in OPERATORS if "Not" in each and each.replace("Not", "") == base)
    return next(negations, None)

"""Whether two conditions on one key can ever hold together.

Sound and not complete: what is called a contradiction is one, whatever the request. Source: docs/semantics.md,
"Conditions".
"""

from __future__ import annotations

from decimal import Decimal

from policy_engine.lint.facts.absence import holds_without_key
from policy_engine.lint.facts.conditions import globs, has_wildcard, operator_family
from policy_engine.lint.facts.presence import demands_absence, requires_key
from policy_engine.lint.view import Clause
from policy_engine.operators.names import OperatorName, Quantifier
from policy_engine.patterns import Token, glob_tokens, matcher, overlap_test
from policy_engine.values import instant, network, number, policy_boolean

_TEXT = ("String", "Arn")


def contradict(first: Clause, second: Clause) -> bool:
    """Whether no request satisfies both of two conditions on the same key."""
    if demands_absence(first) or demands_absence(second):
        other = second if demands_absence(first) else first
        return requires_key(other) and not _takes_empty(other)
    if not _comparable(first, second) or (holds_without_key(first) and holds_without_key(second)):
        return False
    positive, other = (second, first) if _name(first).negated else (first, second)
    if _name(positive).negated:
        return False
    return _excluded(positive, other) if _name(other).negated else _apart(positive, other)


def _name(clause: Clause) -> OperatorName:
    assert clause.name is not None
    return clause.name


def _comparable(first: Clause, second: Clause) -> bool:
    """Whether both compare one value, as the same kind of thing, with values that are known."""
    for each in (first, second):
        plain = each.name is not None and each.name.base != "Null" and each.name.quantifier is Quantifier.NONE
        if not plain or not each.values or any("${" in value.text for value in each.values):
            return False
    families = operator_family(first), operator_family(second)
    return families[0] == families[1] or all(family in _TEXT for family in families)


def _takes_empty(clause: Clause) -> bool:
    """Whether an empty string, which `Null` takes for a missing key, may satisfy a condition."""
    name = _name(clause)
    plain = name.quantifier is Quantifier.NONE and operator_family(clause) in _TEXT
    return plain and any("${" in value.text or not value.text.strip("*") for value in clause.values)


def _apart(first: Clause, second: Clause) -> bool:
    """Whether no value is among those of two positive conditions."""
    family = operator_family(first)
    if family in _TEXT:
        return not _texts_meet(first, second)
    if family in ("Numeric", "Date"):
        return _spans_apart(first, second)
    if family == "IpAddress":
        return not any(_overlap(one.text, other.text) for one in first.values for other in second.values)
    if family == "Bool":
        return {policy_boolean(each.text) for each in first.values}.isdisjoint(
            policy_boolean(each.text) for each in second.values
        )
    return False


def _excluded(positive: Clause, negated: Clause) -> bool:
    """Whether each value of a positive condition is one that a negated condition shuts out."""
    family = operator_family(positive)
    if family in _TEXT:
        return all(_text_excluded(value.text, positive, negated) for value in positive.values)
    if family in ("Numeric", "Date"):
        return _is_equality(positive) and _readings(positive) <= _readings(negated)
    if family == "IpAddress":
        return all(any(_within(one.text, other.text) for other in negated.values) for one in positive.values)
    return False


def _ignores_case(clause: Clause) -> bool:
    return "IgnoreCase" in _name(clause).base


def _texts_meet(first: Clause, second: Clause) -> bool:
    lower = _ignores_case(first) or _ignores_case(second)
    others = [_tokens(value.text, second, lower=lower) for value in second.values]
    return any(any(map(overlap_test(_tokens(value.text, first, lower=lower)), others)) for value in first.values)


def _tokens(text: str, clause: Clause, *, lower: bool) -> tuple[Token, ...]:
    shown = text.lower() if lower else text
    if globs(clause):
        return glob_tokens(shown)
    return (shown,) if shown else ()


def _text_excluded(text: str, positive: Clause, negated: Clause) -> bool:
    if _ignores_case(positive) and not _ignores_case(negated) and text.lower() != text.upper():
        return False
    if globs(positive) and has_wildcard(text):
        same = operator_family(positive) == operator_family(negated) and globs(negated)
        return same and any(value.text == text for value in negated.values)
    if operator_family(negated) == "Arn":
        return any(value.text == text for value in negated.values)
    lower = _ignores_case(negated)
    shown = text.lower() if lower else text
    return any(matcher(_tokens(value.text, negated, lower=lower))(shown) for value in negated.values)


def _readings(clause: Clause) -> set[Decimal]:
    read = number if operator_family(clause) == "Numeric" else instant
    return {each for value in clause.values if (each := read(value.text)) is not None}


def _is_equality(clause: Clause) -> bool:
    return _name(clause).base in ("NumericEquals", "DateEquals")


def _spans_apart(first: Clause, second: Clause) -> bool:
    if _is_equality(first):
        return not any(_holds(second, each) for each in _readings(first))
    if _is_equality(second):
        return not any(_holds(first, each) for each in _readings(second))
    below, above = (first, second) if "Less" in _name(first).base else (second, first)
    if "Less" in _name(above).base or "Greater" in _name(below).base:
        return False
    highest, lowest = max(_readings(below), default=None), min(_readings(above), default=None)
    if highest is None or lowest is None:
        return True
    touching = all(_name(each).base.endswith("Equals") for each in (below, above))
    return highest < lowest or (highest == lowest and not touching)


def _holds(clause: Clause, value: Decimal) -> bool:
    base = _name(clause).base
    readings = _readings(clause)
    if _is_equality(clause):
        return value in readings
    if base.endswith("Equals") and value in readings:
        return True
    return any(value < each if "Less" in base else value > each for each in readings)


def _overlap(first: str, second: str) -> bool:
    one, other = network(first), network(second)
    return one is not None and other is not None and one.version == other.version and one.overlaps(other)


def _within(inner: str, outer: str) -> bool:
    one, other = network(inner), network(outer)
    if one is None:
        return True
    return (
        other is not None and one.version == other.version and one.overlaps(other) and one.prefixlen >= other.prefixlen
    )

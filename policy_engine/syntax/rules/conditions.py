"""Condition clauses: keys that stand twice, set operators, and values that are not of the operator's type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policy_engine.findings import Finding, Severity
from policy_engine.global_keys import global_key_type
from policy_engine.operators.names import OperatorName, Quantifier, parse_operator
from policy_engine.syntax.document import ConditionClause, PolicyDocument, Statement
from policy_engine.syntax.rules.report import advice, invalid
from policy_engine.values import binary, instant, network, number, policy_boolean

_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "Numeric": ("a number", number),
    "Date": ("a date such as 2026-01-31T12:00:00Z", instant),
    "Bool": ("true or false", policy_boolean),
    "Null": ("true or false", policy_boolean),
    "Binary": ("base64", binary),
    "IpAddress": ("an IP address or range", network),
    "NotIpAddress": ("an IP address or range", network),
}


def conditions(document: PolicyDocument) -> Iterator[Finding]:
    """What is wrong with single clauses, and clauses that contradict each other."""
    for statement in document.statements:
        if statement.conditions:
            yield from _duplicates(document, statement)
        for clause in statement.conditions:
            name = parse_operator(clause.operator.value)
            if name is not None:
                yield from _clause(document, clause, name)


def _duplicates(document: PolicyDocument, statement: Statement) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for clause in statement.conditions:
        name = (str(parse_operator(clause.operator.value)), clause.key.value.lower())
        if name in seen:
            message = f"`{clause.key.value}` stands twice under {clause.operator.value}, in different letter case"
            help_text = "letter case does not tell keys apart; write the key once"
            yield invalid(document, "DUPLICATE_KEYS_WITH_DIFFERENT_CASE", message, clause.key.span, help_text)
        seen.add(name)


def _clause(document: PolicyDocument, clause: ConditionClause, name: OperatorName) -> Iterator[Finding]:
    yield from _values(document, clause, name)
    if name.base == "Bool" and len(clause.values) > 1:
        message = f"{clause.operator.value} takes one value"
        yield advice(document, "INVALID_CONDITION_MULTIPLE_BOOLEAN", message, clause.span, severity=Severity.ERROR)
    if name.quantifier is not Quantifier.NONE and name.base == "Null":
        message = f"{name} looks at each value, which is hardly what a test for presence means"
        yield advice(document, "NULL_WITH_QUALIFIER", message, clause.operator.span, "write `Null`")
    elif name.quantifier is Quantifier.FOR_ALL_VALUES:
        kind = global_key_type(clause.key.value)
        if kind is not None and not kind.startswith("ArrayOf"):
            message = f"ForAllValues on `{clause.key.value}`, which holds one value, is true where the key is missing"
            code, help_text = "FORALLVALUES_WITH_SINGLE_VALUED_KEY", f"write {name.base}"
            yield advice(document, code, message, clause.operator.span, help_text, Severity.SECURITY_WARNING)


def _values(document: PolicyDocument, clause: ConditionClause, name: OperatorName) -> Iterator[Finding]:
    prefix = next((each for each in _READERS if name.base.startswith(each)), None)
    if name.family in ("arnequals", "arnlike"):
        for text in clause.values:
            if text.value == "*":
                message = "`*` is no ARN; it is taken for any"
                yield advice(document, "INVALID_ARN", message, text.span, "write the six fields, or a Null condition")
    elif prefix:
        kind, read = _READERS[prefix]
        for text in clause.values:
            if read(text.value) is None and "${" not in text.value:
                message = f"`{text.value}` is not {kind}, so it never matches"
                yield advice(document, "DATA_TYPE_MISMATCH", message, text.span, severity=Severity.ERROR)

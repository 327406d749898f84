"""Conditions compiled: a clause becomes one test of the request's context values."""

from __future__ import annotations

from policy_engine.context import Values, single_value
from policy_engine.operators.family import Family
from policy_engine.operators.names import OperatorName, parse_operator
from policy_engine.operators.null import null_test
from policy_engine.operators.quantifiers import ConditionTest, SingleTest, quantified
from policy_engine.patterns import Test, Token
from policy_engine.record import Record
from policy_engine.syntax.document import ConditionClause
from policy_engine.syntax.variables import Template, parse_template


class CompiledCondition(Record):
    """One clause ready to test; `keys` are the context keys it reads, in lower case, its own first."""

    clause: ConditionClause
    key: str
    test: ConditionTest
    keys: tuple[str, ...]


def compile_condition(clause: ConditionClause, *, variables: bool) -> CompiledCondition:
    """Compile one clause; an operator that AWS does not know is never true."""
    key = clause.key.value.lower()
    name = parse_operator(clause.operator.value)
    if name is None:
        return CompiledCondition(clause=clause, key=key, test=lambda _values: False, keys=(key,))
    texts = tuple(value.value for value in clause.values)
    if name.base == "Null":
        return CompiledCondition(clause=clause, key=key, test=null_test(name, key, texts), keys=(key,))
    family = family_of(name)
    templates = [parse_template(text, variables=variables and family.variables) for text in texts]
    read = (key, *(variable.name.lower() for template in templates for variable in template.variables))
    test = quantified(name, key, _single_test(name, family, templates))
    return CompiledCondition(clause=clause, key=key, test=test, keys=tuple(dict.fromkeys(read)))


def family_of(name: OperatorName) -> Family:
    """The comparison behind an operator; a family's module is loaded when a policy first uses it."""
    match name.family:
        case "stringequals" | "stringequalsignorecase" | "stringlike" as family:
            from policy_engine.operators import string

            return {
                "stringequals": string.EQUALS,
                "stringequalsignorecase": string.EQUALS_IGNORE_CASE,
                "stringlike": string.LIKE,
            }[family]
        case "arnequals" | "arnlike":
            from policy_engine.operators.arn import ARN

            return ARN
        case "ipaddress":
            from policy_engine.operators.ip import IP

            return IP
        case "bool":
            from policy_engine.operators.boolean import BOOL

            return BOOL
        case "binaryequals":
            from policy_engine.operators.binary import BINARY

            return BINARY
        case ordered:
            from policy_engine.operators.numeric import FAMILIES

            return FAMILIES[ordered]


def _single_test(name: OperatorName, family: Family, templates: list[Template]) -> SingleTest:
    """Whether one request value matches any policy value, or none of them under a negated operator."""
    fixed = tuple(family.compile(_tokens(each)) for each in templates if each.valid and not each.variables)
    open_ = tuple(each for each in templates if each.variables)

    def matches(value: str, values: Values) -> bool:
        for test in fixed:
            if test(value):
                return True
        for each in open_:
            if _matches_resolved(each, family, value, values):
                return True
        return False

    if not name.negated:
        return matches
    return lambda value, values: family.readable(value) and not matches(value, values)


def _tokens(template: Template) -> tuple[Token, ...]:
    return template.resolve(lambda _key: None) or ()


def _matches_resolved(template: Template, family: Family, value: str, values: Values) -> bool:
    tokens = template.resolve(lambda key: single_value(values, key))
    if tokens is None:
        return False
    test: Test = family.compile(tokens)
    return test(value)

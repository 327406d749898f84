"""Conditions compiled: a clause becomes one test of the request's context values."""

from __future__ import annotations

from policy_engine.context import Values
from policy_engine.open_patterns import OpenPattern
from policy_engine.operators.family import Family
from policy_engine.operators.names import OperatorName, Quantifier, parse_operator
from policy_engine.operators.null import null_test
from policy_engine.operators.quantifiers import ConditionTest, plain, quantified, without_values
from policy_engine.patterns import Token, always
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
    if not texts and (name.if_exists or name.quantifier is not Quantifier.NONE):
        return CompiledCondition(clause=clause, key=key, test=without_values(name, key), keys=(key,))
    family = family_of(name)
    templates = [parse_template(text, variables=variables and family.variables) for text in texts]
    read = (key, *(variable.name.lower() for template in templates for variable in template.variables))
    test = _test(name, key, family, [each for each in templates if each.valid])
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


def _test(name: OperatorName, key: str, family: Family, templates: list[Template]) -> ConditionTest:
    """Whether request values match any policy value, or none of them under a negated operator."""
    fixed = family.any_of([_tokens(each) for each in templates if not each.variables])
    open_ = tuple(OpenPattern(each, family.compile) for each in templates if each.variables)
    readable = None if family.readable is always or not name.negated else family.readable
    if not open_ and readable is None and name.quantifier is Quantifier.NONE:
        return plain(name, key, fixed)

    def matches(value: str, values: Values) -> bool:
        if fixed(value):
            return True
        for each in open_:
            if each.matches(value, values):
                return True
        return False

    if not name.negated:
        return quantified(name, key, matches)
    return quantified(name, key, lambda value, values: family.readable(value) and not matches(value, values))


def _tokens(template: Template) -> tuple[Token, ...]:
    return template.resolve(lambda _key: None) or ()

"""Policy variables: how they are written."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.findings import Finding, Severity
from policy_engine.operators.names import parse_operator
from policy_engine.syntax.document import ConditionClause, PolicyDocument, Text
from policy_engine.syntax.rules.report import advice, inside, invalid
from policy_engine.syntax.variables import parse_template

_SUBSTITUTED = ("String", "Arn")


def variables(document: PolicyDocument) -> Iterator[Finding]:
    """References that are not closed, empty or misspelt, and variables where none are substituted."""
    if not document.has_variables:
        return
    for statement in document.statements:
        for text in statement.action.values:
            if "${" in text.value:
                message = f"`{text.value}` holds a variable, which an action does not take"
                yield invalid(document, "VARIABLE_UNSUPPORTED_IN_ELEMENT", message, text.span)
        for text in statement.resource.values if statement.resource else ():
            yield from _spelling(document, text)
        for clause in statement.conditions:
            yield from _in_condition(document, clause)


def _in_condition(document: PolicyDocument, clause: ConditionClause) -> Iterator[Finding]:
    if "${" in clause.key.value:
        message = f"`{clause.key.value}` holds a variable, which a condition key does not take"
        yield invalid(document, "VARIABLE_UNSUPPORTED_IN_ELEMENT", message, clause.key.span)
    name = parse_operator(clause.operator.value)
    for text in clause.values:
        if "${" not in text.value:
            continue
        if name and name.base.startswith(_SUBSTITUTED):
            yield from _spelling(document, text)
            continue
        code, message = "INVALID_VARIABLE_FOR_OPERATOR", f"{clause.operator.value} takes no variables"
        if name and name.base == "Bool":
            message += " by its documentation, and substitutes them nevertheless"
            yield advice(document, code, message, text.span, "compare with true or false", Severity.ERROR)
        else:
            yield invalid(document, code, f"{message}, so the value matches nothing", text.span)


def _spelling(document: PolicyDocument, text: Text) -> Iterator[Finding]:
    if "${" not in text.value or parse_template(text.value, variables=True).valid:
        return
    from policy_engine.syntax.grammar import fault_offset

    at = fault_offset("variable", text.value)
    start = text.value.rfind("${", 0, (at or 0) + 1)
    code, message, help_text = _fault(text.value[start:])
    yield invalid(document, code, message, inside(text, max(start, 0)), help_text)


def _fault(reference: str) -> tuple[str, str, str]:
    inner, brace, _rest = reference.removeprefix("${").partition("}")
    if not brace:
        return "MISSING_BRACE_IN_VARIABLE", f"`{reference}` is not closed", "add `}`"
    if not inner.strip():
        return "EMPTY_VARIABLE", "the variable has no name", "name a context key, such as `${aws:username}`"
    if "," in inner:
        help_text = "write `${key, 'default'}`, with a space and single quotes"
        return "MISSING_QUOTE_IN_VARIABLE", f"the default value in `${{{inner}}}` is not in quotes", help_text
    return "UNSUPPORTED_SPACE_IN_VARIABLE", f"`${{{inner}}}` is no context key", "write the key without spaces"

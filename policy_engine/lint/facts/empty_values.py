"""Condition keys that are compared with an empty list, and what comes of it.

Source: docs/semantics.md, "Documents" and "Set operators".
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.operators.names import OperatorName, Quantifier


class Form(Enum):
    """An operator without its base; a quantifier counts before IfExists, as in evaluation."""

    PLAIN = "plain"
    FOR_ALL_VALUES = "ForAllValues"
    FOR_ANY_VALUE = "ForAnyValue"
    IF_EXISTS = "IfExists"


def form_of(name: OperatorName) -> Form:
    """The form of an operator."""
    match name.quantifier:
        case Quantifier.FOR_ALL_VALUES:
            return Form.FOR_ALL_VALUES
        case Quantifier.FOR_ANY_VALUE:
            return Form.FOR_ANY_VALUE
        case Quantifier.NONE:
            return Form.IF_EXISTS if name.if_exists else Form.PLAIN


_NEVER = "never met"
_WITHOUT = "met only by requests without the key"
_POSITIVE = {
    Form.PLAIN: _NEVER,
    Form.FOR_ALL_VALUES: _WITHOUT,
    Form.FOR_ANY_VALUE: _NEVER,
    Form.IF_EXISTS: _WITHOUT,
}
_NEGATED = {**dict.fromkeys(Form, "always met"), Form.FOR_ANY_VALUE: "met by every request with the key"}


def empty_values(statement: StatementView, form: Form) -> Iterator[Hit]:
    """Every key with an empty list under an operator of a form."""
    for clause in statement.clauses:
        name = clause.name
        if clause.raw == [] and name and form_of(name) is form:
            meaning = (_NEGATED if name.negated else _POSITIVE)[form]
            message = f"`{clause.key}` is compared with an empty list, so the condition is {meaning}"
            yield Hit(message, (clause.path,), _help(clause.key, meaning))


def _help(key: str, meaning: str) -> str:
    if meaning == _WITHOUT:
        return f'write "Null": {{"{key}": "true"}}, or list values'
    return "list values, or leave the key out"

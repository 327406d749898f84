"""When two statements say the same."""

from __future__ import annotations

from policy_engine.lint.plain import Plain, scalar_text
from policy_engine.lint.view import StatementView

_ACTIONS = frozenset({"Action", "NotAction"})


def meaning(statement: StatementView) -> object:
    """What a statement says, equal for statements that differ in Sid, in the order of lists or in single values as
    lists, and in the letter case of actions and condition keys alone."""
    return frozenset(
        (name, _element(name, value)) for name, value in statement.members.items() if name not in ("Sid", "Condition")
    ) | {("Condition", _condition(statement.members.get("Condition")))}


def _element(name: str, value: Plain) -> object:
    if isinstance(value, dict):
        return frozenset((kind, _element(kind, each)) for kind, each in value.items())
    values = value if isinstance(value, list) else [value]
    texts = [each.lower() if name in _ACTIONS and isinstance(each, str) else repr(each) for each in values]
    return frozenset(texts)


def _condition(value: Plain) -> object:
    if not isinstance(value, dict):
        return repr(value)
    return frozenset((operator.lower(), _block(block)) for operator, block in value.items() if block != {})


def _block(block: Plain) -> object:
    if not isinstance(block, dict):
        return repr(block)
    return frozenset((key.lower(), _values(given)) for key, given in block.items())


def _values(given: Plain) -> object:
    values = given if isinstance(given, list) else [given]
    return frozenset(text if (text := scalar_text(each)) is not None else repr(each) for each in values)

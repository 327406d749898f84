"""Requests in words."""

from __future__ import annotations

from policy_engine.syntax.document import Patterns, Statement
from policy_engine.testing.mutants.mutant import ANY


def example(statement: Statement) -> str:
    """A request that a statement is about."""
    return for_action(statement) + on_resource(statement)


def for_action(statement: Statement) -> str:
    """The action of a request that a statement is about."""
    return f"for {_of_element(statement.action, 'action')}"


def on_resource(statement: Statement) -> str:
    """The resource of a request that a statement is about; empty where that is the one its policy hangs on."""
    return f" on {_of_element(statement.resource, 'resource')}" if statement.resource else ""


def _of_element(element: Patterns, noun: str) -> str:
    if not element.values:
        return f"any {noun}"
    text = element.values[0].value
    return f"{_one(noun)} outside of `{text}`" if element.negated else fitting(text, noun)


def fitting(text: str, noun: str) -> str:
    """An action or resource that a pattern matches."""
    if text == ANY:
        return f"any {noun}"
    wild = ANY in text or "?" in text or "${" in text
    return f"{_one(noun)} of `{text}`" if wild else f"`{text}`"


def _one(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

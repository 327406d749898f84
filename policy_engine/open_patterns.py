"""Policy values with variables: what is known of them before a request gives the variables their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from policy_engine.context import Values
from policy_engine.patterns import Test, Token
from policy_engine.syntax.variables import Template

# The tests of a pattern for the values that it last met; a caller keeps its name from request to request.
_TESTS_KEPT = 256


class OpenPattern:
    """A policy value with variables; `compile_tokens` makes the test of one whose variables are replaced."""

    __slots__ = ("_test_for", "_variables")

    def __init__(self, template: Template, compile_tokens: Callable[[tuple[Token, ...]], Test]) -> None:
        self._variables = tuple((_single_valued(each.name.lower()), each.default) for each in template.variables)
        self._test_for = lru_cache(maxsize=_TESTS_KEPT)(partial(_resolved, template, compile_tokens))

    def matches(self, text: str, values: Values) -> bool:
        """Whether the text matches with the variables' values; with one that has neither value nor default, none."""
        texts = []
        for key, default in self._variables:
            value = values.get(key)
            # A list has no value that could stand in a text, and an empty value is none.
            chosen = value if value and isinstance(value, str) else default
            if chosen is None:
                return False
            texts.append(chosen)
        return self._test_for(*texts)(text)


def _single_valued(key: str) -> str:
    """The key, or no key's name for one whose documented type is a list: also a scalar given for it is no text."""
    from policy_engine.global_keys import global_key_type

    return "" if (global_key_type(key) or "").startswith("ArrayOf") else key


def _resolved(template: Template, compile_tokens: Callable[[tuple[Token, ...]], Test], *texts: str) -> Test:
    remaining = iter(texts)
    return compile_tokens(template.resolve(lambda _key: next(remaining)) or ())

"""Which cases of a suite run: `-k` with parts of their names, joined by `and`, `or`, `not` and parentheses."""

from __future__ import annotations

import re
from collections.abc import Callable

from policy_engine.errors import PolicyEvalError

Chooser = Callable[[str], bool]
_TOKEN = re.compile(r"""\s*(?:(?P<mark>[()])|"(?P<quoted>[^"]*)"|(?P<word>[^\s()"]+))""")
_OPERATORS = ("and", "or", "not", "(", ")")


class ExpressionError(PolicyEvalError):
    """An expression that cannot be read."""


def chooser(expression: str) -> Chooser:
    """A test for names of cases, in any letter case; an empty expression takes all. Raises `ExpressionError`.

    Words that follow each other are one text, and so is what stands in double quotes.
    """
    tokens = _tokens(expression)
    if not tokens:
        return lambda _name: True
    parser = _Parser(tokens, expression)
    test = parser.either()
    if parser.waiting:
        raise ExpressionError(f"-k {expression}: `{parser.waiting}` stands where the expression could end")
    return lambda name: test(name.lower())


def _tokens(expression: str) -> list[str]:
    """Operators, and texts with a quote before them."""
    tokens: list[str] = []
    for match in _TOKEN.finditer(expression):
        word = match["mark"] or match["word"]
        if word in _OPERATORS:
            tokens.append(word)
        elif match["word"] and tokens and tokens[-1].startswith("'"):
            tokens[-1] += f" {word.lower()}"
        else:
            tokens.append(f"'{(match['quoted'] or word or '').lower()}")
    return tokens


class _Parser:
    """`or` binds less than `and`, `and` less than `not`."""

    def __init__(self, tokens: list[str], expression: str) -> None:
        self._tokens = tokens
        self._expression = expression

    @property
    def waiting(self) -> str:
        """The next token, empty at the end."""
        return self._tokens[0].lstrip("'") or '""' if self._tokens else ""

    def either(self) -> Chooser:
        tests = [self._all()]
        while self._take("or"):
            tests.append(self._all())
        return lambda name: any(test(name) for test in tests)

    def _all(self) -> Chooser:
        tests = [self._one()]
        while self._take("and"):
            tests.append(self._one())
        return lambda name: all(test(name) for test in tests)

    def _one(self) -> Chooser:
        if self._take("not"):
            test = self._one()
            return lambda name: not test(name)
        if self._take("("):
            test = self.either()
            if not self._take(")"):
                raise ExpressionError(f"-k {self._expression}: a `)` is missing")
            return test
        if self._tokens and self._tokens[0].startswith("'"):
            part = self._tokens.pop(0)[1:]
            return lambda name: part in name
        found = f"before `{self.waiting}`" if self.waiting else "at the end"
        raise ExpressionError(f"-k {self._expression}: a part of a name is missing {found}")

    def _take(self, token: str) -> bool:
        if self._tokens[:1] == [token]:
            self._tokens.pop(0)
            return True
        return False

"""Wildcard patterns, by translation into one regular expression."""

import re
from enum import Enum


class Wild(Enum):
    """The two wildcards. Any other member of a pattern is one literal character."""

    ANY = "*"
    ONE = "?"


Token = str | Wild
Pattern = list[Token]


def pattern(text: str) -> Pattern:
    """Read a text in which `*` and `?` are wildcards."""
    return [Wild(char) if char in "*?" else char for char in text]


def literal(text: str) -> Pattern:
    """Read a text in which every character stands for itself."""
    return list(text)


def plain(tokens: Pattern) -> str:
    """Give back the text of a pattern, for operators in which wildcards mean nothing."""
    return "".join(token.value if isinstance(token, Wild) else token for token in tokens)


def split_fields(tokens: Pattern) -> list[Pattern]:
    """Cut a pattern at its first five colons."""
    fields: list[Pattern] = [[]]
    for token in tokens:
        if token == ":" and len(fields) < 6:
            fields.append([])
        else:
            fields[-1].append(token)
    return fields


def glob_matches(tokens: Pattern, text: str) -> bool:
    """`*` is any run of characters and `?` is one character, over the whole text."""
    return _full_match("".join(_translate(token, many=".*", one=".") for token in tokens), text)


def resource_matches(tokens: Pattern, arn: str) -> bool:
    """Hold a Resource pattern against an ARN.

    In the first five fields a `*` that ends its field may run over colons, any other `*` stays inside its field and `?`
    is never a colon. In the sixth field both may be anything.
    """
    fields = split_fields(tokens)
    parts = [_early_field(field) for field in fields[:5]]
    parts += ["".join(_translate(token, many=".*", one=".") for token in field) for field in fields[5:]]
    return _full_match(":".join(parts), arn)


def arn_fields_match(tokens: Pattern, arn: str) -> bool:
    """Hold the pattern of an ARN condition operator against a value, field by field."""
    fields, values = split_fields(tokens), arn.split(":", 5)
    if len(values) < 6:
        return False
    if tokens == [Wild.ANY]:
        return True  # a lone `*` is taken to mean any ARN
    if len(fields) < 6:
        return False
    return all(glob_matches(field, value) for field, value in zip(fields, values, strict=True))


def _early_field(field: Pattern) -> str:
    if field and field[-1] is Wild.ANY:
        return "".join(_translate(token, many="[^:]*", one="[^:]") for token in field[:-1]) + ".*"
    return "".join(_translate(token, many="[^:]*", one="[^:]") for token in field)


def _translate(token: Token, *, many: str, one: str) -> str:
    if token is Wild.ANY:
        return many
    if token is Wild.ONE:
        return one
    return re.escape(token)


def _full_match(expression: str, text: str) -> bool:
    return re.fullmatch(expression, text, re.DOTALL) is not None

"""Policy variables: a policy value as literal text, wildcards and `${…}` references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from policy_engine.patterns import Token, glob_tokens, plain_text
from policy_engine.record import Record

# White space is allowed in the name of a tag only, after the slash.
_REFERENCE = re.compile(r"\$\{([*?$]|([^\s{}',/]+(?:/[^{}',]+)?)(?:, '([^']*)')?)\}")


class Variable(Record):
    """A reference to a context key; `default` stands in where the key has no value."""

    name: str
    default: str | None = None


class Template(Record):
    """A policy value; one that is not `valid` (an unclosed or empty reference) matches nothing."""

    tokens: tuple[Token | Variable, ...]
    valid: bool = True

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The references in the order of the text."""
        return tuple(token for token in self.tokens if isinstance(token, Variable))

    def resolve(self, value_of: Callable[[str], str | None]) -> tuple[Token, ...] | None:
        """Replace every reference by its value, as literal text; `None` where one has neither value nor default.

        `value_of` takes the key in lower case. Substitution is done once: what a value holds is never a reference
        or a wildcard. Source: docs/semantics.md, "Policy variables"; AWS: "IAM policy elements: Variables and tags".
        """
        if not self.valid:
            return None
        resolved: list[Token] = []
        for token in self.tokens:
            if not isinstance(token, Variable):
                resolved.append(token)
                continue
            value = value_of(token.name.lower()) or token.default
            if value is None:
                return None
            resolved.append(value)
        return tuple(resolved)


def parse_template(text: str, *, variables: bool) -> Template:
    """Read a policy value; without `variables` (Version 2008-10-17 or none) `${…}` is plain text."""
    if not variables or "${" not in text:
        return Template(tokens=glob_tokens(text))
    tokens: list[Token | Variable] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        tokens.extend(glob_tokens(text[at : match.start()]))
        at = match.end()
        whole, name, default = match.groups()
        # `${*}`, `${?}` and `${$}` are the characters themselves.
        tokens.append(Variable(name=name, default=default) if name else whole)
    tokens.extend(glob_tokens(text[at:]))
    return Template(tokens=tuple(tokens), valid="${" not in _literals(tokens))


def _literals(tokens: Iterable[Token | Variable]) -> str:
    # A `$` written as `${$}` before a `{` is no reference, hence the separator.
    return "\0".join(plain_text([token]) for token in tokens if not isinstance(token, Variable))

"""Policy variables: `${key}`, `${key, 'default'}`, and the three escapes."""

import re

from tests.reference.glob import Pattern, literal, pattern
from tests.reference.values import Context, lookup

# The documented type of these is a list, so they cannot stand in a variable however they were given.
MULTI_VALUED = frozenset(
    {
        "aws:calledvia",
        "aws:principalorgpaths",
        "aws:principalservicenameslist",
        "aws:resourceorgpaths",
        "aws:sourceorgpaths",
        "aws:tagkeys",
        "aws:vpceorgpaths",
        "sts:transitivetagkeys",
    }
)

_REFERENCE = re.compile(r"\$\{(?P<name>[^{},]+)(?:, '(?P<default>[^']*)')?\}")


def substitutes(version: str | None) -> bool:
    """Only the newer policy language has variables: elsewhere `${…}` is text like any other."""
    return version == "2012-10-17"


def expand(text: str, context: Context, version: str | None) -> Pattern | None:
    """Read a text with wildcards and variables. `None` if a variable has no value: such a text matches nothing."""
    if not substitutes(version):
        return pattern(text)
    tokens: Pattern = []
    position = 0
    while (start := text.find("${", position)) >= 0:
        tokens += pattern(text[position:start])
        reference = _REFERENCE.match(text, start)
        value = None if reference is None else _resolve(reference, context)
        if reference is None or value is None:
            return None
        tokens += literal(value)  # once, and without wildcards: what is put in is never read again
        position = reference.end()
    return tokens + pattern(text[position:])


def _resolve(reference: re.Match[str], context: Context) -> str | None:
    name, default = reference["name"], reference["default"]
    if name in ("*", "?", "$"):
        return name if default is None else None
    if " " in name.partition("/")[0]:
        return None  # spaces belong in the name of a tag at most
    value = None if name.lower() in MULTI_VALUED else lookup(context, name)
    if isinstance(value, str) and value != "":
        return value
    return default

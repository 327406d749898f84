"""Everything that is wrong with a text that is no JSON.

A tolerant grammar reads the text with its mistakes; where even that fails, the strict reader's first mistake is all
that can be said.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.findings import Finding, FindingClass, Severity
from policy_engine.source import Source, Span
from policy_engine.syntax.grammar import grammar
from policy_engine.syntax.json_tree import DEEPEST, JsonError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lark import Token, Tree

Fault = tuple[Span, str, str]
_LONGEST = 100_000
"""Characters of a text that the grammar is asked about."""
_HELP = {
    "the text begins with a byte order mark": "save the file as UTF-8 without a byte order mark",
    "the text ends too early": "a closing `}` or `]` is missing, or the file is empty or cut off",
    "the string is not closed": 'add the closing `"`',
    "a control character or line break stands inside a string": "write `\\n`, `\\t` or `\\u00..` for it",
    "the escape in this string is not one of JSON": "write `\\\\` for a backslash",
}


def json_findings(source: Source, first: JsonError) -> list[Finding]:
    """The mistakes in the order of the text; `first` is the one the strict reader met."""
    found = list(faults(source.text)) if _readable(source.text) else []
    # The strict reader stops at the first mistake or right behind it.
    if not any(span.start <= first.offset for span, _message, _help in found):
        found.append((Span(first.offset, first.offset), first.message, _HELP.get(first.message, "")))
    return [_finding(source, *fault) for fault in sorted(found)]


def _readable(text: str) -> bool:
    # Nesting beyond the limit is the one fault that matters, and no work for a grammar.
    return len(text) <= _LONGEST and text.count("[") + text.count("{") < DEEPEST * 100


def _finding(source: Source, span: Span, message: str, help_text: str) -> Finding:
    return Finding(
        code="JSON_SYNTAX_ERROR",
        severity=Severity.ERROR,
        finding_class=FindingClass.MALFORMED,
        message=message,
        source=source,
        span=span,
        help=help_text,
    )


def faults(text: str) -> Iterator[Fault]:
    """What the tolerant grammar finds fault with; nothing in a text that it cannot read either."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = grammar("json").parse(text)
    except UnexpectedInput:
        return
    yield from _comments(text)
    # A stack of its own: the tree may be deeper than Python likes to recurse.
    waiting: list[Tree[Token]] = [tree]
    while waiting:
        node = waiting.pop()
        if node.data in ("object", "array"):
            yield from _commas(node)
        for child in node.children:
            if isinstance(child, str):
                yield from _token_faults(child)
            else:
                waiting.append(child)


def _comments(text: str) -> Iterator[Fault]:
    for token in grammar("json").lex(text, dont_ignore=True):
        if token.type == "COMMENT":
            yield _span(token), "JSON has no comments", "remove it"
        elif token.type == "MARK":
            yield _span(token), "the text holds a byte order mark", "save the file as UTF-8 without a byte order mark"


def _commas(node: Tree[Token]) -> Iterator[Fault]:
    """Commas too many, and places where one is missing."""
    comma: Token | None = None
    entry = False
    end = node.meta.start_pos
    for child in node.children:
        if isinstance(child, str) and child.type == "COMMA":
            if not entry:
                yield _span(child), "this comma follows no value", "remove it"
            comma, entry = child, False
            continue
        span = _span(child)
        if entry:
            yield Span(end, end), "a `,` is missing before the next value", "add it"
        entry, end, comma = True, span.end, None
    if comma is not None and not entry and len(node.children) > 1:
        yield _span(comma), "a comma stands before the closing bracket", "remove it"


def _token_faults(token: Token) -> Iterator[Fault]:
    match token.type:
        case "SINGLE_QUOTED" | "CURLY_QUOTED":
            yield _span(token), "strings stand in straight double quotes", f'write "{token[1:-1]}"'
        case "BAD_STRING":
            message = "this string holds a control character or an escape that JSON does not have"
            yield _span(token), message, "write `\\\\` for a backslash, `\\n` and `\\t` for line break and tab"
        case "BARE_WORD":
            yield _bare_word(token)
        case "BAD_NUMBER":
            yield _span(token), f"`{token}` is no number of JSON", "write digits, or a string in double quotes"
        case "EQUALS":
            yield _span(token), f"`{token}` stands in place of a colon", "write `:`"


def _bare_word(token: Token) -> Fault:
    lowered = token.lower()
    if lowered in ("true", "false", "null"):
        return _span(token), f"`{token}` is in the wrong letter case", f"write `{lowered}`"
    if lowered in ("nan", "infinity"):
        return _span(token), f"`{token}` is no value of JSON", "write a number or a string"
    return _span(token), f"`{token}` needs double quotes", f'write "{token}"'


def _span(node: Token | Tree[Token]) -> Span:
    if isinstance(node, str):
        return Span(node.start_pos or 0, node.end_pos or 0)
    return Span(node.meta.start_pos, node.meta.end_pos)

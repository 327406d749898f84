"""The grammars of the policy language: where a value that the strict checks refuse goes wrong, and what fits there."""

from __future__ import annotations

from functools import cache

from policy_engine._resources import grammar_text
from policy_engine.operators.names import OPERATORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lark import Lark


@cache
def grammar(name: str) -> Lark:
    """The parser of `grammars/<name>.lark`."""
    from lark import Lark

    return Lark(grammar_text(f"{name}.lark"), parser="lalr", propagate_positions=True, maybe_placeholders=False)


def fault_offset(name: str, text: str) -> int | None:
    """Where a value stops to follow a grammar, counted in characters; `None` where it follows it to the end."""
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    try:
        grammar(name).parse(text)
    except UnexpectedCharacters as error:
        return error.pos_in_stream
    except UnexpectedToken as error:
        return len(text) if error.token.type == "$END" else error.pos_in_stream
    return None


def operator_fault(text: str) -> str:
    """What to write in place of an operator that AWS does not know."""
    from difflib import get_close_matches

    quantifier, _colon, base = text.rpartition(":")
    if base.lower() == "nullifexists":
        return "Null tests for presence by itself; write `Null`"
    lowered = {name.lower(): name for name in OPERATORS}
    bare = base.lower().removesuffix("ifexists")
    close = get_close_matches(bare, lowered, n=1)
    if close and bare != close[0]:
        suffix = base[len(bare) :]
        return f"did you mean `{f'{quantifier}:' if quantifier else ''}{lowered[close[0]]}{suffix}`?"
    at = fault_offset("operator", text)
    return f"`{text[at:]}` does not belong there" if at is not None and at < len(text) else "see the list of operators"

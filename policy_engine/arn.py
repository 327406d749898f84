"""Amazon Resource Names: their six fields, and patterns over them."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.named import NamedTuple
from policy_engine.patterns import Test, Token, Wild, joined, matcher, never

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    # A token of a pattern, or whatever else stands in its place, such as a variable.
    Part = TypeVar("Part")

FIELDS = 6


class Arn(NamedTuple):
    """The six fields of an ARN; the last may itself hold colons and slashes."""

    prefix: str
    partition: str
    service: str
    region: str
    account: str
    resource: str

    def __str__(self) -> str:
        return ":".join(self)


@lru_cache(maxsize=4096)
def parse_arn(text: str) -> Arn | None:
    """Split an ARN at its first five colons; `None` where the text has fewer or does not start with `arn`."""
    fields = text.split(":", FIELDS - 1)
    if len(fields) != FIELDS or fields[0] != "arn":
        return None
    return Arn(*fields)


def arn_fields(tokens: tuple[Part, ...]) -> list[tuple[Part | str, ...]]:
    """Split a pattern at the first five colons of its literal text."""
    fields: list[list[Part | str]] = [[]]
    for token in tokens:
        if not isinstance(token, str):
            fields[-1].append(token)
            continue
        parts = token.split(":", FIELDS - len(fields))
        fields[-1].append(parts[0])
        fields.extend([part] for part in parts[1:])
    return [tuple(token for token in field if token != "") for field in fields]


def arn_test(tokens: tuple[Token, ...]) -> Test:
    """The test of the ARN operators: six fields, each matched by itself; a lone `*` is any ARN."""
    if tokens == (Wild.RUN,):
        return lambda text: parse_arn(text) is not None
    fields = arn_fields(tokens)
    if len(fields) != FIELDS:
        return never
    tests = [(index, matcher(field)) for index, field in enumerate(fields) if field != (Wild.RUN,)]

    def test(text: str) -> bool:
        parts = text.split(":", FIELDS - 1)
        if len(parts) != FIELDS:
            return False
        for index, field_test in tests:
            if not field_test(parts[index]):
                return False
        return True

    return test


def resource_tokens(tokens: tuple[Part, ...], *, complete: bool) -> tuple[Part | Token, ...]:
    """The pattern of a Resource value over the whole ARN.

    In the first five fields `?` and a `*` inside a field stay in the field, while a `*` that ends its field may run
    over the colons that follow. With `complete`, missing trailing fields are filled with `*`; without, a pattern of
    fewer fields matches nothing unless it ends in `*`, and comes back empty.
    Source: docs/semantics.md, "Resources"; AWS: "IAM JSON policy elements: Resource".
    """
    fields: list[tuple[Part | Token, ...]] = [*arn_fields(tokens)]
    if complete:
        fields.extend([(Wild.RUN,)] * (FIELDS - len(fields)))
    elif len(fields) < FIELDS and tokens[-1:] != (Wild.RUN,):
        return ()
    whole: list[Part | Token] = []
    for number, field in enumerate(fields):
        if number:
            whole.append(":")
        whole.extend(field if number == FIELDS - 1 else _inside_field(field))
    return joined(whole)


def _inside_field(field: tuple[Part | Token, ...]) -> list[Part | Token]:
    inside: list[Part | Token] = [_IN_FIELD.get(token, token) if isinstance(token, Wild) else token for token in field]
    if field and field[-1] is Wild.RUN:
        inside[-1] = Wild.RUN
    return inside


_IN_FIELD = {Wild.RUN: Wild.FIELD_RUN, Wild.ONE: Wild.FIELD_ONE}

"""Regions of resources: what the patterns of policies leave of each other, and an example of what they leave."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from policy_engine.arn import resource_tokens
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.named import NamedTuple
from policy_engine.patterns import Test, Token, Wild, glob_tokens, joined, matcher, overlap_test
from policy_engine.request import Request
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.variables import Variable, parse_template

_COMPLETED = frozenset({PolicyType.IDENTITY, PolicyType.BOUNDARY})
_LONGEST_SEARCH = 20_000
_FIELD_ENDS = frozenset({Wild.FIELD_RUN, Wild.FIELD_ONE})
_RUNS = frozenset({Wild.RUN, Wild.FIELD_RUN})
# Stands for what a wildcard may hold when one pattern is held against another.
_INSIDE, _ANYTHING = "\ue000", "\ue000:::::\ue000"


class Pattern(NamedTuple):
    """A resource pattern of a policy: as it is shown, with variables replaced where they have a value.

    `open` are the variables without one, in lower case; `tokens` take any text in their place. `but` are the tokens of
    what a NotResource excludes.
    """

    text: str
    tokens: tuple[Token, ...]
    open: tuple[str, ...] = ()
    but: tuple[tuple[Token, ...], ...] = ()

    @property
    def test(self) -> Test:
        """Whether an ARN is one of these, for some values of the open variables."""
        matches, excluded = matcher(self.tokens), [matcher(each) for each in self.but]
        return lambda arn: matches(arn) and not any(test(arn) for test in excluded)


EVERYTHING = Pattern("*", (Wild.RUN,))


def patterns_of(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> tuple[Pattern, ...]:
    """The patterns of a statement's Resource or NotResource; what can match nothing is left out."""
    written = statement.statement.resource
    if written is None:
        return ()
    complete = policy.document.policy_type in _COMPLETED
    found = (_pattern(text.value, policy, request, complete=complete) for text in written.values)
    return tuple(each for each in found if each is not None)


def _pattern(text: str, policy: CompiledPolicy, request: Request, *, complete: bool) -> Pattern | None:
    if text == "*":
        return EVERYTHING
    template = parse_template(text, variables=policy.document.has_variables)
    tokens: list[Token] = []
    shown: list[str] = []
    missing: list[str] = []
    for token in template.tokens:
        if isinstance(token, Variable):
            value = request.values.get(token.name.lower()) or token.default
            if not isinstance(value, str) or not value:
                missing.append(token.name.lower())
                tokens.append(Wild.RUN)
                shown.append(f"${{{token.name}}}")
                continue
            tokens.append(value)
            shown.append(value)
        else:
            tokens.append(token)
            shown.append(token.value if isinstance(token, Wild) else token)
    whole = resource_tokens(tuple(tokens), complete=complete)
    if not whole or not template.valid or any(request.lacks(key) for key in missing):
        return None
    return Pattern("".join(shown), joined(whole), tuple(missing))


def everything_but(patterns: Iterable[Pattern]) -> Pattern:
    """What a NotResource leaves; an entry with a variable that has no value excludes nothing."""
    excluded = [each for each in patterns if not each.open]
    if not excluded:
        return EVERYTHING
    text = f"* except {', '.join(each.text for each in excluded)}"
    return Pattern(text, (Wild.RUN,), (), tuple(each.tokens for each in excluded))


def glob(text: str) -> Pattern:
    """A pattern of plain wildcards over the whole text."""
    return Pattern(text, glob_tokens(text))


def overlap(one: Pattern, other: Pattern) -> bool:
    """Whether some text matches both."""
    return overlap_test(one.tokens)(other.tokens)


def covers(one: Pattern, other: Pattern) -> bool:
    """Whether all that the other matches, the one does; `False` also where that is not seen."""
    if one == other or (one.tokens == (Wild.RUN,) and not one.but):
        return True
    if one.open or one.but or any(token in (Wild.ONE, Wild.FIELD_ONE) for token in one.tokens):
        return False
    return matcher(one.tokens)("".join(_filled(token) for token in other.tokens))


def _filled(token: Token) -> str:
    if isinstance(token, str):
        return token
    return _INSIDE if token in _FIELD_ENDS else _ANYTHING


Region = tuple[Pattern, ...]
"""The resources that all of the patterns match."""


class Part(NamedTuple):
    """A pattern of a statement; `sure` where the statement has no condition that is open."""

    pattern: Pattern
    sure: bool


def within(regions: Iterable[Region], parts: Iterable[Part]) -> Iterator[Region]:
    """What the statements of another policy leave of the regions; where a condition is open also what others leave."""
    limits = tuple(dict.fromkeys(parts))
    for region in regions:
        if lies_within(region, limits, sure=False):
            yield region
        if lies_within(region, limits, sure=True):
            continue
        for limit, _sure in limits:
            if not _covered(region, limit) and all(overlap(limit, each) for each in region):
                yield (*(each for each in region if not covers(each, limit)), limit)


def lies_within(region: Region, parts: Iterable[Part], *, sure: bool) -> bool:
    """Whether one of the parts, or of those that are sure, has all of a region."""
    return any((part.sure or not sure) and _covered(region, part.pattern) for part in parts)


def _covered(region: Region, pattern: Pattern) -> bool:
    return any(covers(pattern, each) for each in region)


def examples(region: Iterable[Pattern], shape: Pattern) -> Iterator[str]:
    """Texts that all patterns and the shape match; with different fillings, so that one of them may pass exceptions."""
    tokens = tuple(each.tokens for each in region if each.tokens != (Wild.RUN,))
    for filling in _FILLINGS:
        if not tokens:
            yield "".join(each if isinstance(each, str) else filling for each in shape.tokens)
            continue
        filled = tuple(tuple(_with_text(each, filling)) for each in tokens)
        text = _common((*filled, shape.tokens), filling) or _common((*tokens, shape.tokens), filling)
        if text is not None:
            yield text


_FILLINGS = ("x", "7", "Q-7", "-")


def _with_text(tokens: tuple[Token, ...], filling: str) -> Iterator[Token]:
    """The same with some text in every run."""
    for token in tokens:
        if token in _RUNS:
            yield filling[0]
        yield token


def _common(patterns: tuple[tuple[Token, ...], ...], filling: str) -> str | None:
    """A shortest text that all patterns match, with `filling` for the characters that none of them fixes."""
    units = tuple(tuple(_units(joined(pattern))) for pattern in patterns)
    start = tuple(_skipped(each, (0,)) for each in units)
    queue: deque[tuple[tuple[frozenset[int], ...], str]] = deque([(start, "")])
    seen = {start}
    while queue and len(seen) < _LONGEST_SEARCH:
        state, text = queue.popleft()
        if all(len(each) in places for each, places in zip(units, state, strict=True)):
            return text
        for char in _next_characters(units, state, filling):
            step = tuple(_stepped(each, places, char) for each, places in zip(units, state, strict=True))
            if all(step) and step not in seen:
                seen.add(step)
                queue.append((step, text + char))
    return None


def _units(pattern: tuple[Token, ...]) -> Iterator[str | Wild]:
    for token in pattern:
        if isinstance(token, Wild):
            yield token
            if token in _RUNS:
                continue
        else:
            yield from token


def _skipped(units: tuple[str | Wild, ...], places: Iterable[int]) -> frozenset[int]:
    """The places and those behind runs that take no character."""
    found = set()
    for place in places:
        found.add(place)
        while place < len(units) and units[place] in _RUNS:
            place += 1
            found.add(place)
    return frozenset(found)


def _stepped(units: tuple[str | Wild, ...], places: frozenset[int], char: str) -> frozenset[int]:
    after = []
    for place in places:
        if place == len(units):
            continue
        unit = units[place]
        if unit is Wild.RUN or (unit is Wild.FIELD_RUN and char != ":"):
            after.append(place)
        elif unit is Wild.ONE or unit == char or (unit is Wild.FIELD_ONE and char != ":"):
            after.append(place + 1)
    return _skipped(units, after)


def _next_characters(
    units: tuple[tuple[str | Wild, ...], ...], state: tuple[frozenset[int], ...], filling: str
) -> Iterator[str]:
    fixed = {
        unit
        for each, places in zip(units, state, strict=True)
        for place in places
        if place < len(each) and isinstance(unit := each[place], str) and not isinstance(unit, Wild)
    }
    yield from sorted(fixed)
    yield filling[0]

"""What one kind of policy may say, from what it says for sure to the most that its open statements can add."""

from __future__ import annotations

from policy_engine.gather import Applying
from policy_engine.policy_set import Level, PolicyKind
from policy_engine.principals import Grant
from policy_engine.record import Record
from policy_engine.request import Request
from policy_engine.residual.formula import Need
from policy_engine.residual.terms import Part, Reached, reached
from policy_engine.verdicts import Match, Verdict

_GRANTING = frozenset({PolicyKind.RESOURCE, PolicyKind.TRUST})


class Rung(Record):
    """A verdict the kind can come to, and what has to hold for it to say at least as much."""

    verdict: Verdict
    needs: tuple[Need, ...] = ()


class Opened(Record):
    """A kind of policy with its rungs, the first of which needs nothing, and the Denies that are open or sure."""

    kind: PolicyKind
    rungs: tuple[Rung, ...]
    denies: tuple[Part, ...]


def opened(applying: Applying, request: Request) -> Opened:
    """Look into one kind of policy."""
    levels = [_reached(applying.kind, level, request) for level in applying.levels]
    denies = tuple(each.part for level in levels for each in level if _denies(each))
    allows = [[each for each in level if not _denies(each)] if applying.allows else [] for level in levels]
    if applying.kind is PolicyKind.SCP:
        rungs = _of_levels(allows)
    elif applying.kind in _GRANTING:
        rungs = _of_grants(applying.kind, [each for level in allows for each in level])
    else:
        rungs = _of_one(applying.kind, [each for level in allows for each in level])
    return Opened(kind=applying.kind, rungs=rungs, denies=denies)


def _reached(kind: PolicyKind, level: Level, request: Request) -> list[Reached]:
    found = (
        reached(kind, policy, statement, request)
        for policy in level
        for statement in policy.candidates(request.action_key)
    )
    return [each for each in found if each is not None]


def _denies(each: Reached) -> bool:
    return each.part.statement is not None and each.part.statement.deny


def _sure(allows: list[Reached]) -> list[Reached]:
    return [each for each in allows if not each.part.terms]


def _match(each: Reached) -> Match:
    assert each.part.policy is not None
    assert each.part.statement is not None
    return Match(policy=each.part.policy, statement=each.part.statement, grant=each.grant)


def _need(kind: PolicyKind, allows: list[Reached]) -> Need:
    return Need(kind=kind, parts=tuple(each.part for each in allows if each.part.terms))


def _verdict(kind: PolicyKind, allows: list[Reached], blocked: int | None = None) -> Verdict:
    return Verdict(kind=kind, allows=tuple(map(_match, allows)), blocked_level=blocked)


def _of_one(kind: PolicyKind, allows: list[Reached]) -> tuple[Rung, ...]:
    """A kind that allows or does not."""
    lowest = Rung(verdict=_verdict(kind, _sure(allows)))
    if _sure(allows) or not allows:
        return (lowest,)
    return (lowest, Rung(verdict=_verdict(kind, allows), needs=(_need(kind, allows),)))


def _of_levels(levels: list[list[Reached]]) -> tuple[Rung, ...]:
    """Every level must allow."""
    unsure = [number for number, level in enumerate(levels) if not _sure(level)]
    surely = [each for level in levels for each in _sure(level)]
    lowest = Rung(verdict=_verdict(PolicyKind.SCP, surely, unsure[0] if unsure else None))
    if not unsure or not all(levels):
        return (lowest,)
    needs = tuple(_need(PolicyKind.SCP, levels[number]) for number in unsure)
    return (lowest, Rung(verdict=_verdict(PolicyKind.SCP, [each for level in levels for each in level]), needs=needs))


def _of_grants(kind: PolicyKind, allows: list[Reached]) -> tuple[Rung, ...]:
    """A resource's policy grants the more the more directly it names the caller."""
    surely = _sure(allows)
    highest = max(map(_rank, surely), default=_NONE)
    rungs = [Rung(verdict=_verdict(kind, surely))]
    for rank in sorted({_rank(each) for each in allows if _rank(each) > highest}):
        example = next(each for each in allows if _rank(each) == rank)
        enough = [each for each in allows if _rank(each) >= rank]
        rungs.append(Rung(verdict=_verdict(kind, [*surely, example]), needs=(_need(kind, enough),)))
    return tuple(rungs)


_Rank = tuple[int, bool]
_NONE: _Rank = (0, False)


def _rank(each: Reached) -> _Rank:
    """The grant; naming everyone counts for more than naming the caller, which leaves a boundary in force."""
    principal = each.part.statement.principal if each.part.statement else None
    everyone = principal is not None and (principal.everyone or principal.negated)
    return each.grant, each.grant is Grant.DIRECT and everyone

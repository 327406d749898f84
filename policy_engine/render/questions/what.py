"""What somebody can do, as text, JSON and CSV; the forms are documented in `docs/cli.md`, "what-can"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from policy_engine.arn import parse_arn
from policy_engine.questions.abilities import Ability, Excepted, Limit, WhatCan
from policy_engine.questions.regions import Region
from policy_engine.render.conditions import part_words, residual_words
from policy_engine.render.csv_rows import csv_text
from policy_engine.render.paint import painted
from policy_engine.render.residual_json import residual_json
from policy_engine.render.shown import shown
from policy_engine.residual import Certainty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]

_LEVELS = ("List", "Read", "Tagging", "Write", "Permissions management")
_HEADER = ("service", "action", "access level", "certainty", "resources", "account", "except", "conditions", "example")
_FEW = 5


def what_text(answer: WhatCan, *, verbose: bool = False, color: bool = False) -> str:
    """By service: how many actions, then those with the same limits together."""
    return "".join(f"{line}\n" for line in _lines(answer, verbose=verbose, color=color))


def _lines(answer: WhatCan, *, verbose: bool, color: bool) -> Iterator[str]:
    asked = sum(answer.asked.values())
    yield f"{shown(answer.principal)} can do {len(answer.abilities):,} of {asked:,} actions"
    for service, group in groupby(answer.abilities, key=lambda each: each.service):
        abilities = list(group)
        yield ""
        yield painted(f"{service}: {len(abilities)} of {answer.asked[service]} actions", "bold", color=color)
        yield from (f"  {shown(line)}" for line in _service(abilities, _account(answer.principal), verbose=verbose))
    yield from (f"note: {shown(remark)}" for remark in answer.remarks)


def _account(principal: str) -> str:
    arn = parse_arn(principal)
    return arn.account if arn else ""


def _service(abilities: Iterable[Ability], account: str, *, verbose: bool) -> Iterator[str]:
    alike: dict[tuple[str, ...], list[Ability]] = {}
    for each in abilities:
        alike.setdefault(tuple(dict.fromkeys(_limit(limit, account) for limit in each.limits)), []).append(each)
    for limits, group in alike.items():
        for level in _LEVELS:
            names = [each.action.partition(":")[2] for each in group if _level(each.access_level) == level]
            if names:
                yield f"{level}: {_names(names, verbose=verbose)}"
        yield from (f"  {limit}" for limit in limits)


def _level(access_level: str) -> str:
    """The level of an action that the reference gives two, such as `Tagging, Write`, is the narrower one."""
    return access_level.partition(",")[0]


def _names(names: list[str], *, verbose: bool) -> str:
    if verbose or len(names) <= _FEW:
        return ", ".join(names)
    return f"{', '.join(names[: _FEW - 1])} and {len(names) - _FEW + 1} more"


def _limit(limit: Limit, account: str) -> str:
    """In words; whose the resources are is said where it is not the caller's account."""
    words = residual_words(limit.residual)
    exceptions = _exceptions(limit.exceptions)
    return (
        f"on {_region(limit.region)}"
        + (f" of account {limit.account}" if limit.account not in (account, "", _named_account(limit)) else "")
        + (f" except {exceptions}" if exceptions else "")
        + ("" if limit.residual.certainty is Certainty.ALLOWED else f" {words}")
    )


def _named_account(limit: Limit) -> str:
    arn = parse_arn(limit.region[0].text)
    return arn.account if arn else ""


def _region(region: Region) -> str:
    return " that are also ".join(each.text for each in region)


def _exceptions(exceptions: Iterable[Excepted]) -> str:
    return ", ".join(dict.fromkeys(map(_exception, exceptions)))


def _exception(excepted: Excepted) -> str:
    words = part_words(excepted.part) if excepted.part.terms else ""
    return _region(excepted.region) + (f" (if {words})" if words else "")


def what_json(answer: WhatCan) -> Json:
    """The whole answer; every action with all of its limits."""
    return {
        "principal": answer.principal,
        "services": [{"service": name, "actions": count} for name, count in answer.asked.items()],
        "actions": [
            {
                "action": each.action,
                "accessLevel": each.access_level,
                "limits": [_limit_json(limit) for limit in each.limits],
            }
            for each in answer.abilities
        ],
        "remarks": list(answer.remarks),
    }


def _limit_json(limit: Limit) -> Json:
    return {
        "resources": [each.text for each in limit.region],
        "account": limit.account or None,
        "example": limit.example,
        "except": [
            {
                "resources": [each.text for each in excepted.region],
                "conditions": part_words(excepted.part) if excepted.part.terms else None,
            }
            for excepted in limit.exceptions
        ],
        **residual_json(limit.residual),
    }


def what_csv(answer: WhatCan) -> str:
    """A row for each limit of each action."""
    return csv_text(_HEADER, (_row(each, limit) for each in answer.abilities for limit in each.limits))


def _row(ability: Ability, limit: Limit) -> tuple[str, ...]:
    sure = limit.residual.certainty is Certainty.ALLOWED
    return (
        ability.service,
        ability.action,
        ability.access_level,
        limit.residual.certainty.value,
        _region(limit.region),
        limit.account,
        _exceptions(limit.exceptions),
        "" if sure else residual_words(limit.residual),
        limit.example,
    )

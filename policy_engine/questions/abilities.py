"""The answer to the question what somebody can do, as data."""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.questions.regions import Pattern
from policy_engine.record import Record
from policy_engine.residual import Part, Residual


class Excepted(Record):
    """What a Deny takes out of a limit: resources that all patterns match, if the part's conditions hold."""

    region: tuple[Pattern, ...]
    part: Part


class Limit(Record):
    """Resources on which an action is possible: those that all patterns match, but for the exceptions.

    `account` is the owner that they must have, empty where the resource's own policy decides; `residual` says under
    which conditions, asked about the `example`.
    """

    region: tuple[Pattern, ...]
    residual: Residual
    example: str
    account: str = ""
    exceptions: tuple[Excepted, ...] = ()

    def covers(self, arn: str) -> bool:
        """Whether the action may be possible on a resource; a Deny with conditions leaves that open."""
        sure = (each for each in self.exceptions if not each.part.terms and not any(one.open for one in each.region))
        return _inside(self.region, arn) and not any(_inside(each.region, arn) for each in sure)


def _inside(region: tuple[Pattern, ...], arn: str) -> bool:
    return all(pattern.test(arn) for pattern in region)


class Ability(Record):
    """An action that is possible, with the resources it is limited to."""

    action: str
    access_level: str
    limits: tuple[Limit, ...]

    @property
    def service(self) -> str:
        """The action's service prefix."""
        return self.action.partition(":")[0]


class WhatCan(Record):
    """Everything that somebody can do, of the services that were asked about; `asked` counts their actions."""

    principal: str
    abilities: tuple[Ability, ...]
    asked: Mapping[str, int]
    remarks: tuple[str, ...] = ()

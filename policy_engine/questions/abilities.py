"""The answer to the question what somebody can do, as data."""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.questions.regions import Pattern
from policy_engine.record import Record
from policy_engine.residual import Part, Residual
from policy_engine.residual.simplify import simplified


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
        """Whether the action is possible on a resource, for some values of what was not given."""
        if not _inside(self.region, arn):
            return False
        # With an open variable in its pattern, a Deny need not be about the resource.
        certain = (each for each in self.exceptions if not any(pattern.open for pattern in each.region))
        taken = tuple(each.part for each in certain if _inside(each.region, arn))
        formula = self.residual.formula
        return not taken or bool(simplified(formula.replace(unless=(*formula.unless, *taken))).ways)


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

"""Which checks run."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.lint.defaults import RULES
from policy_engine.lint.rule import Rule
from policy_engine.syntax.document import PolicyType


class Selection:
    """The checks to run on each type of policy."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._of_type: dict[PolicyType, tuple[Rule, ...]] = {}

    def of(self, policy_type: PolicyType) -> tuple[Rule, ...]:
        """Those that a type of policy is a matter of."""
        found = self._of_type.get(policy_type)
        if found is None:
            found = self._of_type[policy_type] = tuple(rule for rule in self._rules if policy_type in rule.types)
        return found


@lru_cache(maxsize=64)
def selection(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Selection:
    """The checks on by default, or those whose code begins with one of `select`; never one of `ignore`.

    Besides beginnings of codes, the names of the families select (`access-analyzer`, `policyeval`), and `all`.
    """
    return Selection(
        tuple(
            rule
            for rule in RULES
            if (any(_named(rule, each) for each in select) if select else rule.on)
            and not any(_named(rule, each) for each in ignore)
        )
    )


def _named(rule: Rule, name: str) -> bool:
    return name == "all" or name == rule.family.value or rule.code.startswith(name)

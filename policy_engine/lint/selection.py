"""Which checks run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.lint.defaults import RULES
from policy_engine.lint.rule import Rule, When
from policy_engine.named import NamedTuple
from policy_engine.syntax.document import PolicyType


class Group(NamedTuple):
    """Checks that look at the same subjects, so that a policy without such is done with them in one go."""

    when: When
    keys: tuple[str, ...]
    rules: tuple[Rule, ...]


class Selection:
    """The checks to run on each type of policy."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._of_type: dict[PolicyType, tuple[Group, ...]] = {}

    def of(self, policy_type: PolicyType) -> tuple[Group, ...]:
        """Those that a type of policy is a matter of, by what they look at."""
        found = self._of_type.get(policy_type)
        if found is None:
            found = self._of_type[policy_type] = tuple(self._grouped(policy_type))
        return found

    def _grouped(self, policy_type: PolicyType) -> Iterator[Group]:
        groups: dict[tuple[When, tuple[str, ...]], list[Rule]] = {}
        for rule in self._rules:
            if policy_type in rule.types:
                groups.setdefault((rule.when, rule.keys), []).append(rule)
        return (Group(when, keys, tuple(rules)) for (when, keys), rules in groups.items())


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

"""What statements are about, compared: whether one takes in all that another does.

Patterns are compared as globs: one covers another if it matches it with its stars empty and with its stars long. What
several statements cover only together does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from policy_engine.lint.facts.sameness import meaning
from policy_engine.lint.view import PolicyView, StatementView, Written
from policy_engine.named import NamedTuple
from policy_engine.patterns import glob_tokens, matcher, overlap_test

_ANY = "*"


class Extent:
    """A statement by its patterns; actions in lower case."""

    def __init__(self, statement: StatementView) -> None:
        self.statement = statement
        self.unconditional = not statement.members.get("Condition")
        self.resources = tuple(dict.fromkeys(each.text for each in statement.resources))
        actions = [_action(each.text) for each in statement.actions]
        self.texts = tuple(action.text for action in actions)
        self.services = frozenset({_ANY} if statement.negates_actions else (action.service for action in actions))

    @cached_property
    def _literal(self) -> frozenset[str]:
        return frozenset(self.texts)

    @cached_property
    def _patterns(self) -> dict[str, list[str]]:
        """The actions with wildcards by service."""
        found: dict[str, list[str]] = {}
        for text in self._literal:
            if _wild(text):
                found.setdefault(_action(text).service, []).append(text)
        return found

    @cached_property
    def _by_service(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text in self._literal:
            found.setdefault(_action(text).service, []).append(text)
        return found

    @cached_property
    def meaning(self) -> object:
        """What it says, equal for statements that say the same."""
        return meaning(self.statement)

    @cached_property
    def principal(self) -> str:
        """Its principals as text, empty for none."""
        members = self.statement.members
        return "".join(f"{name}={members[name]!r}" for name in ("Principal", "NotPrincipal") if name in members)

    @property
    def for_everyone(self) -> bool:
        """Whether it is about every caller."""
        return self.statement.members.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})

    def takes_in(self, other: Extent) -> bool:
        """Whether it is about all principals and resources of another statement, and some of its services."""
        if _ANY not in self.services and _ANY not in other.services and self.services.isdisjoint(other.services):
            return False
        if self.principal != other.principal and not (self.for_everyone and "Principal" in other.statement.members):
            return False
        return _contains(
            self.statement.negates_resources, self.resources, other.statement.negates_resources, other.resources
        )

    def covers_action(self, text: str) -> bool:
        """Whether it is about every action that an entry, in lower case, stands for."""
        service = _action(text).service
        if self.statement.negates_actions:
            known = self._by_service
            near = self.texts if service == _ANY else (*known.get(service, ()), *known.get(_ANY, ()))
            return not any(meet(each, text) for each in near)
        if text in self._literal:
            return True
        wide = self._patterns
        return any(covers_pattern(each, text) for each in (*wide.get(service, ()), *wide.get(_ANY, ())))

    def covered_by(self, other: Extent) -> tuple[Written, ...]:
        """Its entries of Action that another statement is about; all of NotAction or nothing."""
        if not self.statement.negates_actions:
            return tuple(
                each for each, text in zip(self.statement.actions, self.texts, strict=True) if other.covers_action(text)
            )
        whole = _contains(other.statement.negates_actions, other.texts, True, self.texts)
        return self.statement.actions if whole else ()


def extents(policy: PolicyView) -> tuple[Extent, ...]:
    """The statements of a policy that have an effect, actions, and resources or none."""
    if "extents" not in policy.known:
        policy.known["extents"] = tuple(
            Extent(each)
            for each in policy.statements
            if each.actions and (each.allows or each.denies) and (each.resources or not _has_resources(each))
        )
    found: tuple[Extent, ...] = policy.known["extents"]
    return found


def wider(policy: PolicyView, narrow: Extent, *, denies: bool) -> Iterator[Extent]:
    """The other statements of an effect, without conditions, that take in one."""
    for each in extents(policy):
        if each.unconditional and each.statement.denies is denies and each is not narrow and each.takes_in(narrow):
            yield each


class _Action(NamedTuple):
    """An action text in lower case, and its service, a star where that may be any."""

    text: str
    service: str


@lru_cache(maxsize=8192)
def _action(text: str) -> _Action:
    lowered = text.lower()
    service = lowered.partition(":")[0]
    return _Action(lowered, _ANY if _wild(service) else service)


def _has_resources(statement: StatementView) -> bool:
    return "Resource" in statement.members or "NotResource" in statement.members


def _contains(negated: bool, wide: tuple[str, ...], other_negated: bool, narrow: tuple[str, ...]) -> bool:
    """Whether all that one list (or all but that list) stands for is in what another stands for."""
    if negated and other_negated:
        return all(any(covers_pattern(each, text) for each in narrow) for text in wide)
    if negated:
        return not any(meet(each, text) for each in wide for text in narrow)
    if other_negated:
        return "*" in wide
    return wide == narrow or all(text in wide or any(covers_pattern(each, text) for each in wide) for text in narrow)


def _wild(text: str) -> bool:
    return "*" in text or "?" in text


def covers_pattern(wide: str, narrow: str) -> bool:
    """Whether whatever a pattern matches, a wider one does too."""
    return wide in ("*", narrow) or (_wild(wide) and _takes_in(wide, narrow))


@lru_cache(maxsize=16384)
def _takes_in(wide: str, narrow: str) -> bool:
    test = matcher(glob_tokens(wide))
    # No question mark of the wider pattern can stand for a star: longer than all of them, the star shows it.
    plain = narrow.replace("?", "\0")
    return test(plain.replace("*", "")) and test(plain.replace("*", "\0" * (len(wide) + 1)))


@lru_cache(maxsize=16384)
def meet(first: str, second: str) -> bool:
    """Whether some text matches both of two patterns."""
    return overlap_test(glob_tokens(first))(glob_tokens(second))

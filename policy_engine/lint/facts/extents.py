"""What statements are about, compared: whether one takes in all that another does.

Patterns are compared as globs: one covers another if it matches it with its stars empty and with its stars long. What
several statements cover only together does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policy_engine.lint.facts.sameness import meaning
from policy_engine.lint.view import ANY, PolicyView, StatementView, Written, service_of
from policy_engine.patterns import glob_tokens, matcher, overlap_test
from policy_engine.record import late


class Extent:
    """A statement by its patterns; actions in lower case."""

    def __init__(self, statement: StatementView) -> None:
        self.statement = statement
        self.unconditional = not statement.members.get("Condition")
        self.resources = tuple(dict.fromkeys(each.text for each in statement.resources))
        self.texts = statement.action_texts

    @late
    def services(self) -> frozenset[str]:
        """The services of its actions, a star where they may be of any."""
        return frozenset({ANY} if self.statement.negates_actions else map(service_of, self.texts))

    @late
    def _by_service(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text in dict.fromkeys(self.texts):
            found.setdefault(service_of(text), []).append(text)
        return found

    @late
    def meaning(self) -> object:
        """What it says, equal for statements that say the same."""
        return meaning(self.statement)

    @late
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
        if ANY not in self.services and ANY not in other.services and self.services.isdisjoint(other.services):
            return False
        if self.principal != other.principal and not (self.for_everyone and "Principal" in other.statement.members):
            return False
        return _contains(
            self.statement.negates_resources, self.resources, other.statement.negates_resources, other.resources
        )

    def covers_action(self, text: str) -> bool:
        """Whether it is about every action that an entry, in lower case, stands for."""
        if not _wild(text):
            return self.statement.is_about(text)
        if self.statement.negates_actions:
            known, service = self._by_service, service_of(text)
            near = self.texts if service == ANY else (*known.get(service, ()), *known.get(ANY, ()))
            return not any(meet(each, text) for each in near)
        if text in self.statement.action_names:
            return True
        return any(covers_pattern(each, text) for each in self.statement.patterns_near(text))

    def lists_none_of(self, other: Extent) -> bool:
        """Whether it names its actions one by one, and none that another statement names."""
        own = self.statement
        return not (own.negates_actions or own.action_patterns) and own.action_names.isdisjoint(
            other.statement.action_names
        )

    def covered_by(self, other: Extent) -> tuple[Written, ...]:
        """Its entries of Action that another statement is about; all of NotAction or nothing."""
        if not self.statement.negates_actions:
            if other.lists_none_of(self):
                return ()
            covered = [number for number, text in enumerate(self.texts) if other.covers_action(text)]
            return tuple([self.statement.actions[number] for number in covered])
        whole = _contains(other.statement.negates_actions, other.texts, True, self.texts)
        return self.statement.actions if whole else ()


def extents(policy: PolicyView) -> tuple[Extent, ...]:
    """The statements of a policy that have an effect, actions, and resources or none."""
    if "extents" not in policy.known:
        policy.known["extents"] = tuple(
            Extent(each)
            for each in policy.statements
            if each.action_texts and (each.allows or each.denies) and (each.resources or not _has_resources(each))
        )
    found: tuple[Extent, ...] = policy.known["extents"]
    return found


def wider(policy: PolicyView, narrow: Extent, *, denies: bool) -> Iterator[Extent]:
    """The other statements of an effect, without conditions, that take in one."""
    known = _unconditional(policy, denies=denies)
    near = known if ANY in narrow.services else (*narrow.services, ANY)
    found = dict.fromkeys(each for service in near for each in known.get(service, ()))
    for each in sorted(found, key=lambda extent: extent.statement.index):
        if each is not narrow and each.takes_in(narrow):
            yield each


def _unconditional(policy: PolicyView, *, denies: bool) -> dict[str, list[Extent]]:
    """The statements of an effect without conditions, by the services of their actions."""
    name = f"unconditional {denies}"
    if name not in policy.known:
        found: dict[str, list[Extent]] = {}
        for each in extents(policy):
            if each.unconditional and each.statement.denies is denies:
                for service in each.services:
                    found.setdefault(service, []).append(each)
        policy.known[name] = found
    known: dict[str, list[Extent]] = policy.known[name]
    return known


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

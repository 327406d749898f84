"""The statements of policies by the actions they cover: exact names in a dictionary, wildcards by service.

Statements are bits of a number, so that the candidates of an action are a few look-ups and an `or`.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.patterns import Test, glob_tokens, matcher
from policy_engine.syntax.document import Statement


class _Wildcards:
    """The wildcard patterns of one statement for one service; most end in a star, and are tested in one go."""

    __slots__ = ("prefixes", "tests")

    def __init__(self, prefixes: tuple[str, ...] = (), tests: tuple[Test, ...] = ()) -> None:
        self.prefixes = prefixes
        self.tests = tests

    def add(self, name: str) -> None:
        """Add the name part of a pattern."""
        if name.endswith("*") and "?" not in name and "*" not in name[:-1]:
            self.prefixes += (name[:-1],)
        else:
            self.tests += (matcher(glob_tokens(name)),)

    def cover(self, name: str) -> bool:
        """Whether any pattern matches."""
        if name.startswith(self.prefixes):
            return True
        for test in self.tests:
            if test(name):
                return True
        return False


class _Service:
    """What names actions of one service with wildcards: statements for all of them, and patterns by statement."""

    __slots__ = ("patterns", "whole")

    def __init__(self) -> None:
        self.whole = 0
        self.patterns: dict[int, _Wildcards] = {}


class ActionIndex:
    """Which statements' action elements cover an action."""

    __slots__ = ("_everywhere", "_exact", "_negated", "_services", "size")

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.size = 0
        """How many statements have a bit."""
        self._everywhere = 0
        self._negated = 0
        """The statements that cover what they do not list."""
        self._exact: dict[str, int] = {}
        self._services: dict[str, _Service] = {}
        for statement in statements:
            bit = 1 << self.size
            self.size += 1
            if statement.action.negated:
                self._negated |= bit
            for text in statement.action.values:
                self._add(text.value.lower(), bit)

    def _add(self, pattern: str, bit: int) -> None:
        if pattern in ("*", "*:*"):
            self._everywhere |= bit
            return
        service, colon, name = pattern.partition(":")
        # A wildcard in the service part matches nothing.
        if not colon or "*" in service or "?" in service:
            return
        if "*" not in name and "?" not in name:
            self._exact[pattern] = self._exact.get(pattern, 0) | bit
            return
        known = self._services.setdefault(service, _Service())
        if name == "*":
            known.whole |= bit
        else:
            known.patterns.setdefault(bit, _Wildcards()).add(name)

    def append(self, other: ActionIndex) -> None:
        """Take the statements of another index over, with the bits that follow."""
        offset = self.size
        self.size += other.size
        self._everywhere |= other._everywhere << offset
        self._negated |= other._negated << offset
        exact, services = self._exact, self._services
        for action, bits in other._exact.items():
            exact[action] = exact.get(action, 0) | bits << offset
        for service, wild in other._services.items():
            known = services.setdefault(service, _Service())
            known.whole |= wild.whole << offset
            known.patterns |= {bit << offset: wildcards for bit, wildcards in wild.patterns.items()}

    def statements(self, action: str) -> int:
        """The bits of the statements that cover an action, given in lower case."""
        listed = self._everywhere | self._exact.get(action, 0)
        service, _colon, name = action.partition(":")
        wild = self._services.get(service)
        if wild is not None:
            listed |= wild.whole
            for bit, wildcards in wild.patterns.items():
                if not listed & bit and wildcards.cover(name):
                    listed |= bit
        return listed ^ self._negated

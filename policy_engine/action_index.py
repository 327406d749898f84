"""The statements of a policy by the actions they cover: exact names in a dictionary, wildcards by service.

Statements are bits of a number, so that the candidates of an action are a few look-ups and an `or`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policy_engine.patterns import Test, glob_tokens, matcher
from policy_engine.syntax.document import Statement


class _Wildcards:
    """The wildcard patterns of one statement for one service; most end in a star, and are tested in one go."""

    __slots__ = ("prefixes", "tests")

    def __init__(self) -> None:
        self.prefixes: tuple[str, ...] = ()
        self.tests: tuple[Test, ...] = ()

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


_NONE: Mapping[int, _Wildcards] = {}


class ActionIndex:
    """Which statements' action elements cover an action."""

    __slots__ = ("_everywhere", "_exact", "_negated", "_wild")

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._everywhere = 0
        self._exact: dict[str, int] = {}
        self._wild: dict[str, dict[int, _Wildcards]] = {}
        self._negated: list[tuple[ActionIndex, int]] = []
        for number, statement in enumerate(statements):
            texts = (text.value for text in statement.action.values)
            if statement.action.negated:
                listed = ActionIndex(())
                listed._add(texts, 1)
                self._negated.append((listed, 1 << number))
            else:
                self._add(texts, 1 << number)

    def _add(self, texts: Iterable[str], bit: int) -> None:
        for text in texts:
            lowered = text.lower()
            if lowered in ("*", "*:*"):
                self._everywhere |= bit
                continue
            service, colon, name = lowered.partition(":")
            # A wildcard in the service part matches nothing.
            if not colon or "*" in service or "?" in service:
                continue
            if "*" in name or "?" in name:
                self._wild.setdefault(service, {}).setdefault(bit, _Wildcards()).add(name)
            else:
                self._exact[lowered] = self._exact.get(lowered, 0) | bit

    def statements(self, action: str) -> int:
        """The bits of the statements that cover an action, given in lower case."""
        found = self._everywhere | self._exact.get(action, 0)
        if self._wild:
            service, _colon, name = action.partition(":")
            for bit, wildcards in self._wild.get(service, _NONE).items():
                if not found & bit and wildcards.cover(name):
                    found |= bit
        for listed, bit in self._negated:
            if not listed.statements(action):
                found |= bit
        return found

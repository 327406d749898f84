"""A policy with one mistake in it."""

from __future__ import annotations

from policy_engine.named import NamedTuple
from policy_engine.record import Record
from policy_engine.source import Span
from policy_engine.syntax.document import Effect, PolicyDocument, Statement

ANY = "*"
_UNDENIED = "allow, or implicit-deny where nothing allows it"


class Draft(NamedTuple):
    """A change to a statement.

    `statement` stands in its place; `None` where it is left out. `wider` tells whether it applies to more requests
    than the original or to fewer, `None` where neither has to be. `asked` is the request, in words, that would tell
    the two apart.
    """

    span: Span
    change: str
    wider: bool | None
    asked: str
    statement: Statement | None


class Mutant(Record):
    """A policy with a change to the statement of the number `index`."""

    document: PolicyDocument
    index: int
    draft: Draft

    @property
    def original(self) -> Statement:
        """The statement as it is."""
        return self.document.statements[self.index]

    @property
    def statement(self) -> Statement | None:
        """The statement in its place; `None` where it is left out."""
        return self.draft.statement

    @property
    def wider(self) -> bool | None:
        """Whether it applies to more requests than the original, or to fewer."""
        return self.draft.wider

    @property
    def missing_case(self) -> str:
        """The case, in words, that would notice it, where no other statement gives the same."""
        allows = self.original.effect is Effect.ALLOW
        if self.wider:
            return f"a case {self.draft.asked}, expecting {'deny' if allows else _UNDENIED}"
        return f"a case {self.draft.asked}, expecting {'allow' if allows else 'explicit-deny'}"

"""What a family of condition operators is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policy_engine.patterns import Test, Token, any_of
from policy_engine.record import Record

Compile = Callable[[tuple[Token, ...]], Test]


class Family(Record):
    """One comparison, such as StringLike, without its negation.

    `compile` reads one policy value (variables already replaced) once and gives the test of a request value.
    `readable` tells whether a request value is of the family's type: where it is not, the condition is false even
    under a negated operator. `variables` says whether `${…}` is replaced. `together` makes one test of several policy
    values, where there is a faster one than to ask each in turn.
    """

    compile: Compile
    readable: Test
    variables: bool
    together: Callable[[Sequence[tuple[Token, ...]]], Test] | None = None

    def any_of(self, values: Sequence[tuple[Token, ...]]) -> Test:
        """The test whether a request value matches any of several policy values."""
        if self.together is not None:
            return self.together(values)
        return any_of([self.compile(each) for each in values])

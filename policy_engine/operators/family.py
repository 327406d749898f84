"""What a family of condition operators is."""

from __future__ import annotations

from collections.abc import Callable

from policy_engine.patterns import Test, Token
from policy_engine.record import Record


class Family(Record):
    """One comparison, such as StringLike, without its negation.

    `compile` reads one policy value (variables already replaced) once and gives the test of a request value.
    `readable` tells whether a request value is of the family's type: where it is not, the condition is false even
    under a negated operator. `variables` says whether `${…}` is replaced.
    """

    compile: Callable[[tuple[Token, ...]], Test]
    readable: Test
    variables: bool

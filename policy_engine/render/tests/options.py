"""How the results of suites are shown."""

from __future__ import annotations

from policy_engine.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.testing.coverage import Coverage
    from policy_engine.testing.mutation import Mutation

FORMATS = ("text", "json", "junit", "github", "html", "lcov")


class Options(Record):
    """`verbose` lists the cases that passed as well; `version` is the tool's.

    `coverage` and `mutation` are there where they were asked for; `listing` shows the coverage as text too.
    """

    color: bool = False
    verbose: bool = False
    version: str = ""
    coverage: Coverage | None = None
    mutation: Mutation | None = None
    listing: bool = False

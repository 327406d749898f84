"""How the results of suites are shown."""

from __future__ import annotations

from policy_engine.record import Record

FORMATS = ("text", "json", "junit", "github")


class Options(Record):
    """`verbose` lists the cases that passed as well; `version` is the tool's."""

    color: bool = False
    verbose: bool = False
    version: str = ""

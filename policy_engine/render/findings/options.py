"""How findings are shown."""

from __future__ import annotations

from policy_engine.record import Record

FORMATS = ("text", "json", "access-analyzer", "sarif", "github", "gitlab", "junit")


class Options(Record):
    """`statistics` adds counts by code; `version` is the tool's, `data_version` that of the reference of services."""

    color: bool = False
    verbose: bool = False
    statistics: bool = False
    version: str = ""
    data_version: str = ""

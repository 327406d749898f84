"""A Sid is empty.

AWS takes it, and it names nothing.

Avoid: "Sid": ""
Prefer: "Sid": "ReadReports"
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Empty Sid value.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """A Sid without characters."""
    if statement.sid == "":
        yield Hit("the Sid is empty", ((*statement.path, "Sid"),), "name the statement, or leave the Sid out")

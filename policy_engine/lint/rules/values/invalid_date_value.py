"""A value of a Date condition counts seconds since 1970.

AWS reads it, but a reader does not, and a count in other units passes for some other date without a word. A date is
written as in ISO 8601.

Avoid: "DateLessThan": {"aws:CurrentTime": "1893456000"}
Prefer: "DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Invalid date value. Four digits
are a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """Each date that is written as a count of seconds, at the value."""
    if operator_family(clause) == "Date":
        for value in plain_values(clause):
            if value.text.isascii() and value.text.isdigit() and len(value.text) != 4:
                message = f"`{value.text}` is a date as seconds since 1970"
                yield Hit(message, (value.path,), _written(value.text))


def _written(text: str) -> str:
    from datetime import UTC, datetime, timedelta

    try:
        date = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text[:20]))
    except OverflowError:
        return "write it as in ISO 8601"
    return f"write `{date:%Y-%m-%dT%H:%M:%SZ}`"

"""IfExists stands with a key that every request carries.

The suffix only speaks of requests without the key, and there are none. Drop it, so that no reader looks for them.

Avoid: "DateLessThanIfExists": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}
Prefer: "DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}
Source: AWS, "AWS global condition context keys": availability of each key. Boolean keys in a Deny are left out, since
AWS's own policies write BoolIfExists there to be safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """The suffix on such a key, at the key."""
    name = clause.name
    if name is None or not name.if_exists or (name.base == "Bool" and clause.statement.denies):
        return
    message = f"every request carries `{clause.key}`, so IfExists changes nothing"
    yield Hit(message, (clause.key_path,), f"write `{name.replace(if_exists=False)}`")

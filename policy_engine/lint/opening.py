"""Which statements may be about resources whose names nobody wrote."""

from __future__ import annotations

from policy_engine.lint.view import StatementView


def opens(statement: StatementView) -> bool:
    """Whether the statement's resources may cover a name that nobody wrote; a quick look, never wrong with a no."""
    return statement.negates_resources or any(_opens(each.text) for each in statement.resources)


def _opens(resource: str) -> bool:
    """Whether no more than the kind of resource stands before the first wildcard."""
    fields = resource.replace("?", "*").split(":", 5)
    if len(fields) < 6 or "*" in fields[1] + fields[2]:
        return True
    head, wildcard, _rest = fields[5].partition("*")
    named = [part for part in head.replace(":", "/").split("/") if part]
    # The ARN of a bucket has neither Region nor account and begins with its name.
    bucket = fields[2] == "s3" and not fields[3] and not fields[4]
    return bool(wildcard) and len(named) <= (0 if bucket else 2)

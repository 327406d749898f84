"""The form of AWS's own resource control policy, RCPFullAWSAccess."""

from __future__ import annotations

from policy_engine.lint.view import StatementView


def allows_as_aws(statement: StatementView) -> bool:
    """Whether a statement allows with Principal `*`, Resource `*` and no Condition."""
    members = statement.members
    return (
        statement.allows
        and members.get("Principal") == "*"
        and members.get("Resource") in ("*", ["*"])
        and not members.get("Condition")
    )

"""Wrong usage that shows only after the command line was read."""

from __future__ import annotations

from policy_engine.errors import PolicyEvalError


class UsageError(PolicyEvalError):
    """The command was asked for something it cannot do; exit code 2."""

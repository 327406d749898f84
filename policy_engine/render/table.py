"""Many decisions as one table."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.explanation import Explanation
from policy_engine.messages import NAMES
from policy_engine.render.paint import painted


def table(explanations: Sequence[Explanation], *, color: bool = False) -> str:
    """One line a decision: outcome, action, resource, and the kind of policy that denied it."""
    rows = [
        (
            each.decision.outcome.value,
            each.decision.request.action,
            each.decision.request.resource.arn,
            NAMES[each.decision.kind] if each.decision.kind else "",
        )
        for each in explanations
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(_row(row, widths, color=color) for row in rows)


def _row(row: tuple[str, str, str, str], widths: list[int], *, color: bool) -> str:
    outcome = painted(row[0].ljust(widths[0]), "green" if row[0] == "allowed" else "red", color=color)
    return f"{outcome}  {row[1].ljust(widths[1])}  {row[2].ljust(widths[2])}  {row[3]}".rstrip() + "\n"

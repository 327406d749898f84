"""Questions about every action of the catalogue."""

from __future__ import annotations

from benchmarks.loading import load, recompiled, requests_of
from benchmarks.measure import Effort, once, repeated, seconds
from benchmarks.rows import Row, Section
from benchmarks.sets import set_b
from policy_engine import allowed_on_everything
from policy_engine.catalog import all_actions


def catalogue(effort: Effort) -> Section:
    """The sweep of all actions on set (b)."""
    policies, request = load(set_b()), requests_of(set_b())[0]
    actions = len(list(all_actions()))
    cold = once(lambda: allowed_on_everything(recompiled(policies), request))
    warm = repeated(lambda: allowed_on_everything(policies, request), effort)
    rows = (
        Row(
            what=f"which of {actions:,} actions (b) allows on `*`, compile included",
            measured=seconds(cold, effort.runs),
            unit="s",
            goal=0.1,
            floor=0.5,
            why="each action is looked up in the index of each policy and gets a request of its own",
            remark="no plan made yet; the names of the catalogue are loaded",
        ),
        Row(what="the same once more", measured=seconds(warm, effort.runs), unit="s", remark="plans are there"),
    )
    return Section(title="The whole catalogue", rows=rows)

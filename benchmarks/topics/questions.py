"""Questions to an organization at size: who can do something, and what somebody can do."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import organization
from benchmarks.measure import Effort, afresh, once, seconds
from benchmarks.rows import Row, Section
from policy_engine import Environment, read_environment, what_can, who_can

_OBJECT = f"{organization.bucket_arn(0)}/report.csv"
_ROLE = organization.role_arn(11)


def questions(effort: Effort) -> Section:
    """Who-can and what-can on a thousand roles and five hundred policies."""
    with tempfile.TemporaryDirectory() as folder:
        organization.write(Path(folder))
        environment = read_environment([folder])

        def read() -> Environment:
            return read_environment([folder])

        rows = (
            _row(
                "who can read an object, among 1,000 roles, policies read and compiled",
                seconds(afresh(read, lambda made: who_can(made, "s3:GetObject", _OBJECT)), effort.runs),
                goal=2.0,
                remark="files are read before",
            ),
            _row(
                "the same once more",
                seconds(once(lambda: who_can(environment, "s3:GetObject", _OBJECT)), effort.runs),
                goal=1.0,
            ),
            _row(
                "who can create users, roles on the way",
                seconds(once(lambda: who_can(environment, "iam:CreateUser", "*")), effort.runs),
                goal=2.0,
            ),
            _row(
                "what a role can do, of every action of the catalogue",
                seconds(once(lambda: what_can(environment, _ROLE)), effort.runs),
                goal=0.5,
            ),
            _row(
                "what the root user of an account can do",
                seconds(once(lambda: what_can(environment, organization.ACCOUNTS[0])), effort.runs),
                goal=1.0,
            ),
        )
    return Section(title="Questions to an organization", rows=rows)


def _row(what: str, measured: float, *, goal: float, remark: str = "") -> Row:
    return Row(
        what=what,
        measured=measured,
        unit="s",
        goal=goal,
        floor=10 * goal,
        why="every principal, or every kind of action, is a decision of its own",
        remark=remark,
    )

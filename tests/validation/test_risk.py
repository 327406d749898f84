"""What the quick look before an evaluation may pass over."""

from __future__ import annotations

from policy_engine.catalog import find_action
from policy_engine.lint.facts.risky import RISKY
from policy_engine.lint.facts.samples import sample_arns
from policy_engine.lint.opening import opens
from policy_engine.lint.view import PolicyView, StatementView
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType


def test_risky_actions_exist() -> None:
    """No list of risky actions holds a misspelt or retired one."""
    assert not [action for action in RISKY if find_action(action) is None]


def _statement(resource: str) -> StatementView:
    policy = PolicyView(Source(text=""), {}, PolicyType.IDENTITY)
    return StatementView(policy, 0, ("Statement",), {"Effect": "Allow", "Action": "*", "Resource": resource})


def test_patterns_for_any_name_are_looked_at() -> None:
    """Whatever is written for all resources of a kind passes the quick look: the kind may be one or two words."""
    for action in RISKY:
        for arn in sample_arns(action, frozenset()):
            assert opens(_statement(arn.replace("policyeval-any", "*"))), arn


def test_names_that_were_written_are_not() -> None:
    """A bucket's objects, and roles under a path of some depth, are no resource of the holder's choice."""
    for resource in ("arn:aws:s3:::bucket/*", "arn:aws:iam::111122223333:role/team/app/web/*", "arn:aws:s3:::bucket"):
        assert not opens(_statement(resource)), resource

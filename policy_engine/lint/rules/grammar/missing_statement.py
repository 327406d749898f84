"""The policy has no statement.

A policy without a statement says nothing, and AWS refuses it.

Avoid: {"Version": "2012-10-17", "Statement": []}
Prefer: {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView

_HELP = "add a Statement with Effect, Action and what the type of policy asks for"


def check(policy: PolicyView) -> Iterator[Hit]:
    """A document without Statement, or with an empty list of statements."""
    if not isinstance(policy.root, dict):
        return
    if "Statement" not in policy.root:
        yield Hit("the policy has no Statement", ((),), _HELP)
    elif policy.root["Statement"] == []:
        yield Hit("the policy has an empty list of statements", (("Statement",),), _HELP)

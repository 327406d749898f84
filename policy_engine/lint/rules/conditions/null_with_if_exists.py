"""The operator `Null` stands with `IfExists`.

`Null` itself asks whether a key is there, so the suffix makes no sense, and AWS refuses the policy.

Avoid: "NullIfExists": {"aws:username": "true"}
Prefer: "Null": {"aws:username": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Null with if exists.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import unknown_operators
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Each operator that is `Null` with the suffix, at its name."""
    for name, path in unknown_operators(policy, null_if_exists=True):
        yield Hit(f"`{name}` asks twice whether a key is there", (path,), "write `Null`")

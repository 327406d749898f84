"""An operator of a condition does not exist.

AWS refuses the policy. Names are read in any letter case, with `ForAllValues:` or `ForAnyValue:` in front and
`IfExists` behind; what is left must be one of the operators.

Avoid: "StringEqual": {"aws:username": "ana"}
Prefer: "StringEquals": {"aws:username": "ana"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid condition operator. `Null` with
`IfExists` is a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import unknown_operators
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.operators.names import OPERATORS


def check(policy: PolicyView) -> Iterator[Hit]:
    """Each operator that AWS does not know, at its name."""
    for name, path in unknown_operators(policy, null_if_exists=False):
        close = _nearest(name)
        yield Hit(f"the operator `{name}` does not exist", (path,), f"did you mean `{close}`?" if close else "")


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    known = {each.lower(): each for each in OPERATORS}
    close = get_close_matches(name.lower().rpartition(":")[2].removesuffix("ifexists"), known, n=1, cutoff=0.75)
    return known[close[0]] if close else ""

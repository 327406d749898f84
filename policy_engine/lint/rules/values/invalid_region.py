"""A value of `aws:RequestedRegion` is no Region.

No request goes there, so the value never matches; what was meant is open, or shut, without a word.

Avoid: "StringEquals": {"aws:RequestedRegion": "eu-west-9"}
Prefer: "StringEquals": {"aws:RequestedRegion": "eu-west-1"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid region. AWS also reports a policy variable,
which may well stand for a Region; here it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.conditions import globs, has_wildcard, operator_family, plain_values
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.regions import REGIONS, nearest_region


def check(clause: Clause) -> Iterator[Hit]:
    """Each value that is not a Region of any partition, patterns and policy variables aside, at the value."""
    if operator_family(clause) != "String":
        return
    any_case = "ignorecase" in clause.operator.lower()
    for value in plain_values(clause):
        text = value.text.lower() if any_case else value.text
        if text not in REGIONS and not (globs(clause) and has_wildcard(text)):
            close = nearest_region(text)
            yield Hit(f"`{value.text}` is no Region", (value.path,), f"did you mean `{close}`?" if close else "")

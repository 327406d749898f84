"""A policy variable stands where none is substituted.

Variables are substituted in resources and in the values of conditions. In actions, principals, the effect, the Sid and
the name of a condition key `${…}` stays text, and matches nothing.

Avoid: "Action": "s3:${aws:PrincipalTag/action}"
Prefer: "Action": "s3:GetObject"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Variable unsupported in element.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import unsubstituted, variables_in
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """Every string with a variable outside of resources and condition values, and every condition key."""
    if not statement.policy.has_variables:
        return
    for text, path in unsubstituted(statement):
        element = "a condition key" if isinstance(path[-1], Key) else path[len(statement.path)]
        message = f"no variable is substituted in {element}, such as `{variables_in(text)[0].text}`"
        yield Hit(message, (path,), "write the value itself")

"""An action of a service control policy has a wildcard before its end.

Until September 2025 service control policies took wildcards only at the end of an action, and tools that were written
before may refuse others. AWS takes them today and yet lists this check, so it is off unless it is selected.

Avoid: "Action": "iam:*Role"
Prefer: "Action": ["iam:CreateRole", "iam:DeleteRole", "iam:PassRole"]
Source: AWS, "IAM Access Analyzer policy check reference", Error – SCP syntax error action wildcard.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written


def check(action: Written) -> Iterator[Hit]:
    """An entry of Action or NotAction with `*` or `?` before its last character."""
    text = action.text
    if "*" in text[:-1] or "?" in text[:-1]:
        yield Hit(f"`{text}` has a wildcard before its end", (action.path,), "write the actions in full")

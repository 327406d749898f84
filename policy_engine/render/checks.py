"""The checks themselves: one explained, or all as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence

from policy_engine.lint.rule import Rule
from policy_engine.syntax.document import PolicyType


def check_text(rule: Rule) -> str:
    """What a check says of itself, under its code, type, family, and the types of policy it looks at."""
    types = ", ".join(each.value for each in PolicyType if each in rule.types)
    head = f"{rule.code}\n{rule.severity.value} of the family {rule.family.value}, for {types}\n"
    off = "" if rule.on else "Off unless it is selected.\n"
    return f"{head}{off}\n{rule.text.strip()}\n"


def checks_table(rules: Sequence[Rule]) -> str:
    """A line a check: code, type of finding, family, on or off, what it finds."""
    rows = [
        (rule.code, rule.severity.value, rule.family.value, "on" if rule.on else "off", _summary(rule))
        for rule in rules
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "".join("  ".join((*map(str.ljust, row, widths), row[4])) + "\n" for row in rows)


def checks_json(rules: Sequence[Rule]) -> str:
    """The same for programs."""
    listed = [
        {
            "code": rule.code,
            "type": rule.severity.value,
            "family": rule.family.value,
            "on": rule.on,
            "policyTypes": [each.value for each in PolicyType if each in rule.types],
            "summary": _summary(rule),
        }
        for rule in rules
    ]
    return json.dumps({"checks": listed}, indent=2, ensure_ascii=False) + "\n"


def _summary(rule: Rule) -> str:
    return " ".join(rule.text.strip().split("\n\n")[0].split())

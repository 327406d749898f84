"""Run checks over a policy: what they find becomes findings with places in the text."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.findings import Finding, FindingClass, Location
from policy_engine.lint.plain import read_plain
from policy_engine.lint.rule import Hit, Rule
from policy_engine.lint.selection import Group, Selection
from policy_engine.lint.subjects import Subjects
from policy_engine.lint.types import detected_type
from policy_engine.lint.view import PolicyView
from policy_engine.longest import LONGEST, too_long
from policy_engine.named import NamedTuple
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import JsonError


class Checked(NamedTuple):
    """What was found, and the type that the policy was taken for; `None` where the text is no JSON."""

    policy_type: PolicyType | None
    findings: list[Finding]


def checked(source: Source, policy_type: PolicyType | None, resource_type: str, selection: Selection) -> Checked:
    """Everything that the checks find in a policy text, in the order of the text.

    `policy_type` is detected where it is `None`.
    """
    if len(source.text) > LONGEST:
        return Checked(policy_type, [too_long(source)])
    try:
        root = read_plain(source.text)
        kind = policy_type or detected_type(root)
        return Checked(kind, check_policy(PolicyView(source, root, kind, resource_type), selection))
    except JsonError as error:
        from policy_engine.syntax.json_errors import json_findings

        return Checked(None, json_findings(source, error))


def check_policy(policy: PolicyView, selection: Selection) -> list[Finding]:
    """Everything the checks find in a policy, in the order of the text."""
    hits = list(_hits(Subjects(policy), selection.of(policy.policy_type)))
    found = [_finding(policy, rule, hit) for rule, hit in hits]
    policy.forget()
    return sorted(found, key=lambda finding: (finding.span, finding.code))


def _hits(subjects: Subjects, groups: tuple[Group, ...]) -> Iterator[tuple[Rule, Hit]]:
    for when, keys, rules in groups:
        chosen = subjects.on(keys) if keys else subjects.of(when)
        if chosen:
            for rule in rules:
                check = rule.check
                for subject in chosen:
                    for hit in check(subject):
                        yield rule, hit


def _finding(policy: PolicyView, rule: Rule, hit: Hit) -> Finding:
    locations = tuple(Location(path, policy.spans.at(path)) for path in hit.places)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        finding_class=FindingClass.ADVICE,
        message=hit.message,
        source=policy.source,
        span=locations[0].span,
        help=hit.help,
        locations=locations,
    )

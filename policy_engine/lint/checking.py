"""Run checks over a policy: what they find becomes findings with places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.findings import Finding, FindingClass, Location, Severity
from policy_engine.lint.plain import read_plain
from policy_engine.lint.rule import Hit, Rule
from policy_engine.lint.subjects import Subjects
from policy_engine.lint.types import detected_type
from policy_engine.lint.view import PolicyView
from policy_engine.source import Source, Span
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import JsonError, Node, parse_json
from policy_engine.syntax.locate import span_at

LONGEST = 1_000_000
"""Characters of a policy text; no quota of AWS comes near."""


def check_source(
    source: Source, policy_type: PolicyType | None, resource_type: str, rules: Iterable[Rule]
) -> list[Finding]:
    """Everything the rules find in a policy text, in the order of the text; `policy_type` is detected if `None`."""
    if len(source.text) > LONGEST:
        return [_too_long(source)]
    try:
        root = read_plain(source.text)
    except JsonError as error:
        from policy_engine.syntax.json_errors import json_findings

        return json_findings(source, error)
    return check_policy(PolicyView(source, root, policy_type or detected_type(root), resource_type), rules)


def check_policy(policy: PolicyView, rules: Iterable[Rule]) -> list[Finding]:
    """Everything the rules find in a policy, in the order of the text."""
    hits = list(_hits(policy, rules))
    if not hits:
        return []
    tree = parse_json(policy.source.text)
    return sorted(
        (_finding(policy.source, tree, rule, hit) for rule, hit in hits),
        key=lambda finding: (finding.span, finding.code),
    )


def _hits(policy: PolicyView, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Hit]]:
    subjects = Subjects(policy)
    for rule in rules:
        if policy.policy_type not in rule.types:
            continue
        chosen = subjects.of_rule(rule)
        if chosen:
            check = rule.check
            for subject in chosen:
                for hit in check(subject):
                    yield rule, hit


def _finding(source: Source, tree: Node, rule: Rule, hit: Hit) -> Finding:
    locations = tuple(Location(path, span_at(tree, path)) for path in hit.places)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        finding_class=FindingClass.ADVICE,
        message=hit.message,
        source=source,
        span=locations[0].span,
        help=hit.help,
        locations=locations,
    )


def _too_long(source: Source) -> Finding:
    message = f"the text has {len(source.text):,} characters; policies of up to {LONGEST:,} are read"
    return Finding(
        code="POLICY_TOO_LARGE",
        severity=Severity.ERROR,
        finding_class=FindingClass.MALFORMED,
        message=message,
        source=source,
        span=Span(0, 0),
    )


def chosen_rules(rules: Iterable[Rule], *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[Rule]:
    """The rules to run: those on by default, or those whose code begins with one of `select`; never one of `ignore`.

    Besides prefixes of codes, the names of the families select (`access-analyzer`, `policyeval`), and `all`.
    """
    return [
        rule
        for rule in rules
        if (any(_named(rule, each) for each in select) if select else rule.on)
        and not any(_named(rule, each) for each in ignore)
    ]


def _named(rule: Rule, name: str) -> bool:
    return name == "all" or name == rule.family.value or rule.code.startswith(name)

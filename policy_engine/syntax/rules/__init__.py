"""What AWS refuses in a well-formed document, and what it takes although it is odd; one file for each subject.

Source: docs/semantics.md, "Documents"; AWS: "IAM JSON policy elements reference", "IAM and AWS STS quotas".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from policy_engine.findings import Finding
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.json_tree import Node
from policy_engine.syntax.rules.actions import actions
from policy_engine.syntax.rules.elements import elements
from policy_engine.syntax.rules.empty import empty
from policy_engine.syntax.rules.resources import resources
from policy_engine.syntax.rules.sids import sids
from policy_engine.syntax.rules.sizes import sizes
from policy_engine.syntax.rules.top_level import top_level

Rule = Callable[[PolicyDocument], Iterable[Finding]]


def check_document(document: PolicyDocument, tree: Node, *, managed_by_aws: bool) -> Iterator[Finding]:
    """Every finding of every rule; quotas do not apply to policies `managed_by_aws`."""
    yield from elements(document, tree)
    for rule in _rules_about(document):
        yield from rule(document)
    if not managed_by_aws:
        yield from sizes(document)


def _rules_about(document: PolicyDocument) -> Iterator[Rule]:
    """The rules, those about what many documents do not have only where a document has it."""
    text, statements = document.source.text, document.statements
    if not text.isascii() or "\\u" in text:
        from policy_engine.syntax.rules.characters import characters

        yield characters
    yield from (top_level, sids)
    if any(statement.principal for statement in statements):
        from policy_engine.syntax.rules.principals import principals

        yield principals
    yield from (actions, resources)
    if any(statement.conditions for statement in statements):
        from policy_engine.syntax.rules.conditions import conditions

        yield conditions
    if "${" in text:
        from policy_engine.syntax.rules.variables import variables

        yield variables
    yield empty
    if document.policy_type is PolicyType.ENDPOINT:
        from policy_engine.syntax.rules.endpoint import endpoint

        yield endpoint

"""Which elements a statement needs and may not have, by policy type.

The table below decides; the JSON Schema, which holds the same table, says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.findings import Finding
from policy_engine.syntax.document import Effect, PolicyDocument, PolicyType, Statement
from policy_engine.syntax.json_tree import Node

_NO_PRINCIPAL = frozenset({PolicyType.IDENTITY, PolicyType.BOUNDARY, PolicyType.SESSION, PolicyType.SCP})
_NEEDS_RESOURCE = _NO_PRINCIPAL | {PolicyType.RCP}
_NEEDS_VERSION = frozenset({PolicyType.SCP, PolicyType.RCP})


def elements(document: PolicyDocument, tree: Node) -> Iterable[Finding]:
    """Elements that are missing, or that this type of policy does not take."""
    if _fits(document) or is_rcp_full_access(document):
        return ()
    from policy_engine.syntax.shape import type_findings

    return type_findings(document.source, tree, document.policy_type)


def _fits(document: PolicyDocument) -> bool:
    if document.policy_type in _NEEDS_VERSION and document.version != "2012-10-17":
        return False
    return all(_statement_fits(statement, document.policy_type) for statement in document.statements)


def _statement_fits(statement: Statement, policy_type: PolicyType) -> bool:
    principal, resource = statement.principal, statement.resource
    if (principal is None) is not (policy_type in _NO_PRINCIPAL):
        return False
    if resource is None and policy_type in _NEEDS_RESOURCE:
        return False
    denies = statement.effect is Effect.DENY
    match policy_type:
        case PolicyType.TRUST:
            return resource is None and principal is not None and not principal.negated
        case PolicyType.RCP:
            everyone = principal is not None and not principal.negated
            bare = everyone and principal is not None and [entry.kind for entry in principal.entries] == ["*"]
            return denies and bare and not statement.action.negated
        case _:
            return principal is None or not principal.negated or denies


def is_rcp_full_access(document: PolicyDocument) -> bool:
    """Whether it is AWS's own RCPFullAWSAccess, the one resource control policy that allows."""
    if document.policy_type is not PolicyType.RCP or len(document.statements) != 1:
        return False
    [statement] = document.statements
    return (
        statement.effect is Effect.ALLOW
        and statement.principal is not None
        and [entry.value for entry in statement.principal.entries] == ["*"]
        and [text.value for text in statement.action.values] == ["*"]
        and statement.resource is not None
        and [text.value for text in statement.resource.values] == ["*"]
        and not (statement.principal.negated or statement.action.negated or statement.resource.negated)
        and not statement.conditions
    )

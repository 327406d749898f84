"""Policy text to document.

The fast way builds the document straight from the tree and refuses at the first thing that is out of shape; only
then the JSON Schema is asked for everything that is wrong.
"""

from __future__ import annotations

from policy_engine.errors import PolicyError
from policy_engine.longest import LONGEST, too_long
from policy_engine.operators.names import parse_operator
from policy_engine.source import Source, Span
from policy_engine.syntax.document import (
    ConditionClause,
    Effect,
    Patterns,
    PolicyDocument,
    PolicyType,
    PrincipalElement,
    PrincipalEntry,
    Statement,
    Text,
)
from policy_engine.syntax.json_tree import Array, JsonError, Node, Object, Scalar, parse_json
from policy_engine.syntax.rules import check_document

VERSIONS = ("2012-10-17", "2008-10-17")
PRINCIPAL_KINDS = ("AWS", "Federated", "Service", "CanonicalUser")
_DOCUMENT = frozenset({"Version", "Id", "Statement"})
_STATEMENT = frozenset(
    {
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    }
)
_STRINGS = frozenset({"string"})
_COMPARED = frozenset({"string", "number", "boolean"})
_EFFECTS = {"Allow": Effect.ALLOW, "Deny": Effect.DENY}


class _OutOfShapeError(Exception):
    """Something is not where the grammar has it."""


def read_policy(source: Source, policy_type: PolicyType, *, managed_by_aws: bool = False) -> PolicyDocument:
    """Read a policy and check it against the rules of its type.

    Raises `PolicyError` with every finding where the text is malformed. What makes a document invalid, too large or
    odd stands in its `findings`. Quotas do not apply to policies `managed_by_aws`. Source: docs/semantics.md,
    "Documents"; AWS: "Grammar of the IAM JSON policy language".
    """
    if len(source.text) > LONGEST:
        raise PolicyError([too_long(source)])
    try:
        tree = parse_json(source.text)
    except JsonError as error:
        from policy_engine.syntax.json_errors import json_findings

        raise PolicyError(json_findings(source, error)) from error
    document = document_of(source, tree, policy_type)
    found = list(check_document(document, tree, managed_by_aws=managed_by_aws))
    return document.replace(findings=tuple(sorted(found, key=lambda finding: finding.span))) if found else document


def document_of(source: Source, tree: Node, policy_type: PolicyType) -> PolicyDocument:
    """The document of a tree, not held to any rule. Raises `PolicyError` where it is out of shape."""
    try:
        return _document(_members(tree, _DOCUMENT), source, policy_type)
    except _OutOfShapeError as error:
        from policy_engine.syntax.shape import shape_findings

        raise PolicyError(shape_findings(source, tree)) from error


def statement_of(source: Source, index: int, node: Node) -> Statement:
    """A statement of a tree, not held to any rule. Raises `PolicyError` where it is out of shape."""
    try:
        return _statement(index, node)
    except _OutOfShapeError as error:
        from policy_engine.syntax.shape import shape_findings

        raise PolicyError(shape_findings(source, node)) from error


def _members(node: Node | None, known: frozenset[str]) -> dict[str, Node]:
    if not isinstance(node, Object):
        raise _OutOfShapeError
    members = {name.value: value for name, value in node.members}
    if len(members) != len(node.members) or not members.keys() <= known:
        raise _OutOfShapeError
    return members


def _document(members: dict[str, Node], source: Source, policy_type: PolicyType) -> PolicyDocument:
    version = _text(members.get("Version"))
    if version and version.value not in VERSIONS:
        raise _OutOfShapeError
    given = members.get("Statement")
    nodes = given.items if isinstance(given, Array) else [given]
    if not nodes:
        raise _OutOfShapeError
    return PolicyDocument(
        source=source,
        policy_type=policy_type,
        version=version.value if version else None,
        id=_text(members.get("Id")),
        statements=tuple(_statement(index, node) for index, node in enumerate(nodes)),
        single_statement=not isinstance(given, Array),
    )


def _text(node: Node | None) -> Text | None:
    if node is None:
        return None
    if not isinstance(node, Scalar) or node.kind != "string":
        raise _OutOfShapeError
    return node


def _statement(index: int, node: Node | None) -> Statement:
    members = _members(node, _STATEMENT)
    effect = _text(members.get("Effect"))
    action = _either(members, "Action", "NotAction")
    if effect is None or effect.value not in _EFFECTS or action is None or node is None:
        raise _OutOfShapeError
    return Statement(
        index=index,
        sid=_text(members.get("Sid")),
        effect=_EFFECTS[effect.value],
        principal=_principal(members),
        action=action,
        resource=_either(members, "Resource", "NotResource"),
        conditions=_conditions(members.get("Condition")),
        empty_conditions=_empty_conditions(members.get("Condition")),
        span=node.span,
    )


def _either(members: dict[str, Node], name: str, negation: str) -> Patterns | None:
    """An element or its negation, never both."""
    node, negated = members.get(name), members.get(negation)
    if node is not None and negated is not None:
        raise _OutOfShapeError
    chosen = negated if node is None else node
    if chosen is None:
        return None
    return Patterns(values=_texts(chosen, _STRINGS), negated=node is None, span=chosen.span)


def _texts(node: Node, kinds: frozenset[str]) -> tuple[Text, ...]:
    items = node.items if isinstance(node, Array) else (node,)
    texts = tuple([item for item in items if isinstance(item, Scalar) and item.kind in kinds])
    if len(texts) != len(items):
        raise _OutOfShapeError
    return texts


def _principal(members: dict[str, Node]) -> PrincipalElement | None:
    node, negated = members.get("Principal"), members.get("NotPrincipal")
    if node is not None and negated is not None:
        raise _OutOfShapeError
    chosen = negated if node is None else node
    if chosen is None:
        return None
    return PrincipalElement(entries=_entries(chosen), negated=node is None, span=chosen.span)


def _entries(node: Node) -> tuple[PrincipalEntry, ...]:
    if isinstance(node, Scalar):
        if node.kind != "string" or node.value != "*":
            raise _OutOfShapeError
        return (PrincipalEntry(kind="*", value="*", span=node.span),)
    entries: list[PrincipalEntry] = []
    for kind, value in _members(node, frozenset(PRINCIPAL_KINDS)).items():
        for text in _texts(value, _STRINGS):
            entries.append(PrincipalEntry(kind=kind, value=text.value, span=text.span))
    return tuple(entries)


def _conditions(node: Node | None) -> tuple[ConditionClause, ...]:
    if node is None:
        return ()
    if not isinstance(node, Object):
        raise _OutOfShapeError
    clauses: list[ConditionClause] = []
    operators: set[str] = set()
    for operator, block in node.members:
        if operator.value in operators or not isinstance(block, Object) or parse_operator(operator.value) is None:
            raise _OutOfShapeError
        operators.add(operator.value)
        clauses.extend(_clauses(operator, block))
    return tuple(clauses)


def _empty_conditions(node: Node | None) -> tuple[Span, ...]:
    if not isinstance(node, Object):
        return ()
    blocks = (block for _operator, block in node.members)
    return tuple(each.span for each in (node, *blocks) if isinstance(each, Object) and not each.members)


def _clauses(operator: Scalar, block: Object) -> list[ConditionClause]:
    clauses: list[ConditionClause] = []
    keys: set[str] = set()
    for key, given in block.members:
        if key.value in keys:
            raise _OutOfShapeError
        keys.add(key.value)
        values, span = _texts(given, _COMPARED), Span(key.start, given.end)
        clauses.append(ConditionClause(operator=operator, key=key, values=values, span=span))
    return clauses

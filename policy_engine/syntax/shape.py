"""What is out of shape in a policy, by the JSON Schema in `grammars/`; only asked when something is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from policy_engine._resources import grammar_text
from policy_engine.findings import Finding, FindingClass, Severity
from policy_engine.operators.names import parse_operator
from policy_engine.source import Source, Span
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.grammar import operator_fault
from policy_engine.syntax.json_tree import Array, Node, Object, Scalar, duplicates, plain

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


def shape_findings(source: Source, tree: Node) -> list[Finding]:
    """Everything that makes a JSON text no policy, in the order of the text."""
    found = _schema_findings("document", source, tree, FindingClass.MALFORMED)
    for name in duplicates(tree):
        message = f"the member `{name.value}` stands here twice"
        found.append(_malformed(source, "DUPLICATE_MEMBER", message, name.span, "keep one of them"))
    for operator in _operators(tree):
        if parse_operator(operator.value) is None:
            found.append(_operator_finding(source, operator))
    return sorted(found, key=lambda finding: finding.span)


def type_findings(source: Source, tree: Node, policy_type: PolicyType) -> list[Finding]:
    """What a well-formed document lacks, or has too much, for its type of policy."""
    return sorted(
        _schema_findings(policy_type.value, source, tree, FindingClass.INVALID), key=lambda finding: finding.span
    )


@cache
def _validator(definition: str) -> Validator:
    from jsonschema import Draft202012Validator

    schema: dict[str, Any] = json.loads(grammar_text("policy.schema.json"))
    return Draft202012Validator({"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]})


def _schema_findings(definition: str, source: Source, tree: Node, finding_class: FindingClass) -> list[Finding]:
    instance: Any = plain(tree)
    errors = _validator(definition).iter_errors(instance)
    return [finding for error in errors for finding in _findings(source, tree, error, finding_class)]


def _findings(source: Source, tree: Node, error: ValidationError, finding_class: FindingClass) -> Iterator[Finding]:
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    node, name = _place(tree, list(error.absolute_path))
    code, advice = str(schema.get("title", "INVALID_POLICY_ELEMENT")), str(schema.get("description", ""))

    def finding(code: str, message: str, span: Span, help_text: str) -> Finding:
        return Finding(
            code=code,
            severity=Severity.ERROR,
            finding_class=finding_class,
            message=message,
            source=source,
            span=span,
            help=help_text,
        )

    if error.validator in ("required", "anyOf") and _misspelt(node, error.validator_value):
        return
    # What is no object has no two members that exclude each other.
    if error.validator == "not" and error.validator_value and not isinstance(node, Object):
        return
    if error.validator != "additionalProperties":
        yield finding(code, _message(error, node, name), node.span, advice)
        return
    known = list(schema.get("properties", {}))
    for member, _value in node.members if isinstance(node, Object) else []:
        if member.value not in known:
            unknown = code if code == "INVALID_PRINCIPAL_KEY" else "INVALID_POLICY_ELEMENT"
            message = f"`{member.value}` is no element that belongs here"
            yield finding(unknown, message, member.span, _nearest(member.value, known))


def _place(tree: Node, path: list[str | int]) -> tuple[Node, str]:
    """The node that a path of the schema leads to, and the name of the element it stands in."""
    node, element = tree, "the document"
    for step in path:
        if isinstance(node, Object):
            node = next(value for name, value in reversed(node.members) if name.value == step)
            element = f"`{step}`"
        elif isinstance(node, Array) and isinstance(step, int):
            node = node.items[step]
            element = "a statement" if element == "`Statement`" else element
    return node, "a statement" if element == "`Statement`" and isinstance(node, Object) else element


def _message(error: ValidationError, node: Node, name: str) -> str:
    wanted: Any = error.validator_value
    match error.validator:
        case "required":
            return f"{name} has no `{wanted[0]}`"
        case "anyOf":
            choices = [f"`{each['required'][0]}`" for each in wanted]
            return f"{name} has no {' or '.join(choices)}"
        case "type":
            return f"{name} holds {_described(node)}"
        case "minItems":
            return f"{name} is empty"
        case "not" if wanted:
            first, second = wanted["required"]
            return f"{name} has both `{first}` and `{second}`"
        case "not":
            return f"{name} is not allowed in this type of policy"
        case _:
            shown = f"`{node.value}`" if isinstance(node, Scalar) else _described(node)
            return f"{name} cannot be {shown} here"


def _described(node: Node) -> str:
    return {"string": "a string", "null": "null", "object": "an object", "array": "an array"}.get(
        node.kind, f"a {node.kind}"
    )


def _misspelt(node: Node, wanted: Any) -> bool:
    """Whether an element that is missing stands there in another letter case, which is a finding of its own."""
    names = {str(each["required"][0] if isinstance(each, dict) else each).lower() for each in wanted}
    return isinstance(node, Object) and any(name.value.lower() in names for name, _value in node.members)


def _nearest(name: str, known: list[str]) -> str:
    lowered = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), lowered, n=1)
    return f"did you mean `{lowered[close[0]]}`?" if close else f"known are {', '.join(known)}"


def _operators(node: Node) -> Iterator[Scalar]:
    """The operator names of every Condition element."""
    statements = _member(node, "Statement")
    for statement in statements.items if isinstance(statements, Array) else [statements]:
        condition = _member(statement, "Condition")
        if isinstance(condition, Object):
            yield from (name for name, _block in condition.members)


def _member(node: Node | None, wanted: str) -> Node | None:
    members = node.members if isinstance(node, Object) else []
    return next((value for name, value in members if name.value == wanted), None)


def _operator_finding(source: Source, operator: Scalar) -> Finding:
    message = f"`{operator.value}` is no condition operator"
    return _malformed(source, "INVALID_CONDITION_OPERATOR", message, operator.span, operator_fault(operator.value))


def _malformed(source: Source, code: str, message: str, span: Span, help_text: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        finding_class=FindingClass.MALFORMED,
        message=message,
        source=source,
        span=span,
        help=help_text,
    )

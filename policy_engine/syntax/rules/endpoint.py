"""What the console and API of VPC endpoints ask of their policies; none of it changes an evaluation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.findings import Finding
from policy_engine.global_keys import SYSTEM_IDENTIFIERS
from policy_engine.operators.names import parse_operator
from policy_engine.syntax.document import ConditionClause, PolicyDocument, Text
from policy_engine.syntax.rules.report import advice

_LITERAL_NEEDED = 6
_WILDCARDS = re.compile(r"[*?]+")
_CODE = "VPC_ENDPOINT_POLICY_LIMIT"


def endpoint(document: PolicyDocument) -> Iterator[Finding]:
    """Wildcards and numeric operators where endpoint policies do not take them."""
    for statement in document.statements:
        for text in statement.resource.values if statement.resource else ():
            yield from _account(document, text)
        for clause in statement.conditions:
            yield from _clause(document, clause)


def _account(document: PolicyDocument, text: Text) -> Iterator[Finding]:
    fields = text.value.split(":", 5)
    if len(fields) == 6 and fields[4] != "*" and _WILDCARDS.search(fields[4]):
        message = f"the account `{fields[4]}` mixes digits and wildcards"
        yield advice(document, _CODE, message, text.span, "write an account id or `*`")


def _clause(document: PolicyDocument, clause: ConditionClause) -> Iterator[Finding]:
    name = parse_operator(clause.operator.value)
    if name is None:
        return
    key = clause.key.value
    if key.lower() in SYSTEM_IDENTIFIERS:
        if name.base.startswith("Numeric"):
            yield advice(document, _CODE, f"`{key}` takes no numeric operator", clause.operator.span)
        for text in clause.values:
            if _WILDCARDS.search(text.value):
                yield advice(document, _CODE, f"`{key}` takes no wildcards", text.span, "write the value in full")
    elif name.base.startswith("String"):
        for text in clause.values:
            parts = _WILDCARDS.split(text.value)
            if len(parts) > 1 and max(len(part) for part in parts) < _LITERAL_NEEDED:
                message = f"`{text.value}` has fewer than {_LITERAL_NEEDED} characters beside its wildcards"
                yield advice(document, _CODE, message, text.span, "write more of the value")

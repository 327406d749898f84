"""Empty lists and objects: allowed, and easily taken for something else."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.findings import Finding
from policy_engine.syntax.document import PolicyDocument, Statement
from policy_engine.syntax.rules.report import advice


def empty(document: PolicyDocument) -> Iterator[Finding]:
    """Elements that list nothing."""
    for statement in document.statements:
        yield from _patterns(document, statement)
        if statement.principal and not statement.principal.entries:
            message = "the principal element names nobody, so the statement never applies"
            yield advice(document, "EMPTY_OBJECT_PRINCIPAL", message, statement.principal.span)
        for span in statement.empty_conditions:
            yield advice(document, "EMPTY_OBJECT_CONDITION", "an empty condition asks for nothing", span)
        for clause in statement.conditions:
            if not clause.values:
                message = f"`{clause.key.value}` is compared with an empty list"
                yield advice(document, "EMPTY_ARRAY_CONDITION", message, clause.span)


def _patterns(document: PolicyDocument, statement: Statement) -> Iterator[Finding]:
    for name, element in (("Action", statement.action), ("Resource", statement.resource)):
        if element and not element.values:
            what = "excludes nothing" if element.negated else "lists nothing, so the statement never applies"
            message = f"{'Not' if element.negated else ''}{name} {what}"
            yield advice(document, f"EMPTY_ARRAY_{name.upper()}", message, element.span)

"""Values of Resource and NotResource."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.findings import Finding, Severity
from policy_engine.syntax.document import PolicyDocument, PolicyType, Statement, Text
from policy_engine.syntax.rules.report import advice, inside, invalid

# Wildcards from the front on: `*:…` and `arn*…` are ARNs to IAM too.
_ARN_LIKE = re.compile(r"arn(?::|[*?].*:).*|[*?].*:.*|arn:?\*", re.DOTALL)
_FIELDS = 6
_SHORT_REFUSED = frozenset({PolicyType.SESSION, PolicyType.RCP})
_COMPLETED = frozenset({PolicyType.IDENTITY, PolicyType.BOUNDARY})
_SERVICES_WITHOUT_RESOURCE = frozenset({"sqs", "sns", "lambda", "ecr", "ecr-public", "secretsmanager"})


def resources(document: PolicyDocument) -> Iterator[Finding]:
    """Values that are no ARN, ARNs that are too short, wildcards and variables where they do not belong."""
    for statement in document.statements:
        if statement.resource is None:
            yield from _missing(document, statement)
            continue
        for text in statement.resource.values:
            if text.value != "*":
                yield from _value(document, text)


def _missing(document: PolicyDocument, statement: Statement) -> Iterator[Finding]:
    """Where the type leaves the element free, some services still need it."""
    code, span = "MISSING_RESOURCE", statement.span
    if document.policy_type is PolicyType.KMS_KEY:
        message = "a statement of a key policy without Resource has no effect"
        yield advice(document, code, message, statement.action.span, 'add "Resource": "*"', Severity.ERROR)
    elif document.policy_type is PolicyType.RESOURCE:
        services = {text.value.partition(":")[0].lower() for text in statement.action.values}
        if "s3" in services:
            help_text = "name the bucket, its objects, or both"
            yield invalid(document, code, "bucket policies need Resource", statement.action.span, help_text)
        elif services - _SERVICES_WITHOUT_RESOURCE - {"*"}:
            message = "without Resource the statement is taken for the resource that the policy is attached to"
            yield advice(document, code, message, span, "name the resource")


def _value(document: PolicyDocument, text: Text) -> Iterator[Finding]:
    value = text.value
    if not _ARN_LIKE.fullmatch(value):
        yield _no_arn(document, text)
        return
    fields = value.split(":", _FIELDS - 1)
    yield from _variable_too_early(document, text, fields)
    if len(fields) < _FIELDS:
        yield from _short(document, text)
        return
    for name, field, offset in (("partition", fields[1], 4), ("service", fields[2], 5 + len(fields[1]))):
        if "*" in field or "?" in field:
            message = f"a wildcard in the {name} of an ARN also covers others of a similar name"
            severity = Severity.WARNING if name == "service" else Severity.SUGGESTION
            help_text = f"write the {name} in full"
            yield advice(document, f"WILDCARD_IN_{name.upper()}", message, inside(text, offset), help_text, severity)


def _no_arn(document: PolicyDocument, text: Text) -> Finding:
    message = f"`{text.value}` is neither an ARN nor `*`"
    help_text = "write an ARN such as `arn:aws:s3:::bucket/key`"
    if text.value.startswith("execute-api:/"):
        help_text = "write the whole ARN, as API Gateway shows it after saving"
    elif "/" in text.value or text.value.startswith("s3:"):
        help_text = f"did you mean `arn:aws:s3:::{text.value.removeprefix('s3://')}`?"
    from policy_engine.syntax.grammar import fault_offset

    at = fault_offset("arn", text.value) or 0
    return invalid(document, "INVALID_ARN", message, inside(text, at) if at else text.span, help_text)


def _short(document: PolicyDocument, text: Text) -> Iterator[Finding]:
    code = "MISSING_ARN_FIELD"
    message = f"`{text.value}` has fewer than six fields"
    help_text = "write all six fields: arn:partition:service:region:account:resource"
    if document.policy_type in _SHORT_REFUSED:
        yield invalid(document, code, message, text.span, help_text)
    elif document.policy_type is PolicyType.SCP and not text.value.endswith("*"):
        yield invalid(document, code, f"{message} and does not end in `*`", text.span, help_text)
    elif document.policy_type in _COMPLETED:
        yield advice(document, code, f"{message}; the others are taken as `*`", text.span, help_text)
    elif not text.value.endswith("*"):
        yield advice(document, code, f"{message}, so it matches nothing", text.span, help_text, Severity.ERROR)


def _variable_too_early(document: PolicyDocument, text: Text, fields: list[str]) -> Iterator[Finding]:
    at = text.value.find("${")
    if not document.has_variables or at < 0 or re.match(r"\$\{[*?$]\}", text.value[at:]):
        return
    if at < len(":".join(fields[: _FIELDS - 1])):
        message = "a variable can stand only in the last field of an ARN"
        yield invalid(document, "INVALID_VARIABLE_PLACE", message, inside(text, at), "write this field in full")

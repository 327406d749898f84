"""How a rule says what it found."""

from __future__ import annotations

from policy_engine.findings import Finding, FindingClass, Severity
from policy_engine.source import Span
from policy_engine.syntax.document import PolicyDocument, Text


def invalid(document: PolicyDocument, code: str, message: str, span: Span, help_text: str = "") -> Finding:
    """AWS would refuse to save the document."""
    return _finding(document, code, message, span, help_text, Severity.ERROR, FindingClass.INVALID)


def advice(
    document: PolicyDocument,
    code: str,
    message: str,
    span: Span,
    help_text: str = "",
    severity: Severity = Severity.WARNING,
) -> Finding:
    """AWS stores the document; it probably does not do what its author meant."""
    return _finding(document, code, message, span, help_text, severity, FindingClass.ADVICE)


def quota(document: PolicyDocument, message: str, help_text: str) -> Finding:
    """The document is larger than AWS takes by default."""
    start = Span(0, min(1, len(document.source.text)))
    code = "POLICY_SIZE_EXCEEDS_QUOTA"
    return _finding(document, code, message, start, help_text, Severity.WARNING, FindingClass.QUOTA)


def inside(text: Text, offset: int) -> Span:
    """The rest of a string from one of its characters on, not counting escapes."""
    start = text.span.start + 1 + offset
    return Span(min(start, text.span.end - 1), text.span.end)


def _finding(
    document: PolicyDocument,
    code: str,
    message: str,
    span: Span,
    help_text: str,
    severity: Severity,
    finding_class: FindingClass,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        finding_class=finding_class,
        message=message,
        source=document.source,
        span=span,
        help=help_text,
    )

"""Read a policy for evaluation: invalid documents only on request, malformed ones never."""

from __future__ import annotations

from policy_engine.errors import PolicyError
from policy_engine.findings import Finding, FindingClass
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.reader import read_policy


def parse(
    text: str,
    policy_type: PolicyType = PolicyType.IDENTITY,
    *,
    name: str = "<policy>",
    allow_invalid: bool = False,
) -> PolicyDocument:
    """Read a policy text for evaluation.

    `name` is what messages call it. Raises `PolicyError` with every finding where the text is malformed, or where
    AWS would refuse to save it and `allow_invalid` is not set. Source: docs/semantics.md, "Documents"; AWS: "IAM
    JSON policy reference".
    """
    return usable_policy(Source(text=text, name=name), policy_type, allow_invalid=allow_invalid)


def document_findings(
    text: str, policy_type: PolicyType = PolicyType.IDENTITY, *, name: str = "<policy>"
) -> tuple[Finding, ...]:
    """Everything that is wrong with a policy text; raises nothing. Source: docs/semantics.md, "Documents"."""
    try:
        return read_policy(Source(text=text, name=name), policy_type).findings
    except PolicyError as error:
        return error.findings


def usable_policy(
    source: Source, policy_type: PolicyType, *, allow_invalid: bool = False, managed_by_aws: bool = False
) -> PolicyDocument:
    """Read a document that may be evaluated; raises as `parse` does."""
    document = read_policy(source, policy_type, managed_by_aws=managed_by_aws)
    invalid = [finding for finding in document.findings if finding.finding_class is FindingClass.INVALID]
    if invalid and not allow_invalid:
        raise PolicyError(invalid)
    return document

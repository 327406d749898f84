"""Validate a policy: the library's call behind `policyeval validate`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from policy_engine.errors import RequestError
from policy_engine.findings import Finding
from policy_engine.lint.checking import checked
from policy_engine.lint.selection import selection
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyDocument, PolicyType

TRUST_POLICY = "AWS::IAM::AssumeRolePolicyDocument"
"""The type of resource by which AWS tells a role trust policy from other resource-based policies."""


def validate(
    policy: str | Mapping[str, object] | PolicyDocument,
    policy_type: PolicyType | str | None = None,
    *,
    resource_type: str = "",
    name: str = "<policy>",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """Everything that is wrong, risky or idle in a policy, in the order of its text.

    `policy` is a JSON text, the same as an object, or a document that was parsed. `policy_type` is a `PolicyType` or
    its spelling (`identity`, `trust`, `scp` …); where it is not given, the content tells (a parsed document knows its
    own). `resource_type` is the type of resource that a resource-based policy hangs on, such as `AWS::S3::Bucket`;
    `AWS::IAM::AssumeRolePolicyDocument` is how AWS names the trust policy of a role.
    `select` and `ignore` are codes of checks, beginnings of codes, or the families `access-analyzer` and
    `policyeval`. Raises `RequestError` for a type that does not exist; a text that is no policy is a finding.
    Source: docs/rules; AWS: "IAM Access Analyzer policy check reference".
    """
    source, known = _source(policy, name)
    chosen = PolicyType.TRUST if resource_type == TRUST_POLICY else _policy_type(policy_type) or known
    return checked(source, chosen, resource_type, selection(tuple(select), tuple(ignore))).findings


def _source(policy: str | Mapping[str, object] | PolicyDocument, name: str) -> tuple[Source, PolicyType | None]:
    if isinstance(policy, PolicyDocument):
        return policy.source, policy.policy_type
    text = policy if isinstance(policy, str) else json.dumps(policy, indent=4, ensure_ascii=False)
    return Source(text=text, name=name), None


def _policy_type(given: PolicyType | str | None) -> PolicyType | None:
    if given is None or isinstance(given, PolicyType):
        return given
    try:
        return PolicyType(given)
    except ValueError:
        known = ", ".join(each.value for each in PolicyType)
        raise RequestError(f"`{given}` is no type of policy; known are {known}") from None

"""A resource is neither `*` nor an ARN.

Resources are named by their whole ARN: a bare name, a URI such as `s3://…` or an ARN without its first field names
nothing.

Avoid: "Resource": "aws:s3:::reports/*"
Prefer: "Resource": "arn:aws:s3:::reports/*"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid ARN prefix. API Gateway's own shorthand in
the policies of its APIs, `execute-api:/…`, is let through there.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written
from policy_engine.syntax.document import PolicyType


def check(resource: Written) -> Iterator[Hit]:
    """A value that does not begin with `arn:`."""
    if arn_text(resource.text).is_arn or _is_api_shorthand(resource):
        return
    yield Hit(f"`{resource.text}` is neither an ARN nor `*`", (resource.path,), _instead(resource.text))


def _is_api_shorthand(resource: Written) -> bool:
    in_resource_policy = resource.statement.policy.policy_type is PolicyType.RESOURCE
    return in_resource_policy and resource.text.startswith("execute-api:/")


def _instead(text: str) -> str:
    if text.startswith("s3://"):
        return f"write `arn:aws:s3:::{text.removeprefix('s3://')}`"
    if text.startswith("aws:"):
        return f"write `arn:{text}`"
    return "write the whole ARN: `arn:partition:service:region:account:resource`"

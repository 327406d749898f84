"""A statement lets everyone in.

Its principal is everyone, and neither its conditions nor a Deny of the policy limit who that is, so people outside
your accounts get in, mostly without credentials. Name the principals, or add a condition on a key whose value nobody
can choose: an organization, an account, an ARN, an endpoint, an address range. What is meant to be public, such as a
web site, is better given through CloudFront.

Avoid: "Principal": "*", "Action": "s3:GetObject"
Prefer: "Principal": "*", "Action": "s3:GetObject", "Condition": {"StringEquals": {"aws:PrincipalOrgID":
"o-1234567890"}}
Source: AWS, "Blocking public access to your Amazon S3 storage", "The meaning of 'public'"; "AWS global condition
context keys". Policies of VPC endpoints are left out: they grant nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.openness import everyone_in, is_open
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.syntax.document import PolicyType

_HELP = "name the principals, or add a condition such as `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceVpce`"


def check(statement: StatementView) -> Iterator[Hit]:
    """The principals that are everyone, in an Allow that nothing narrows."""
    everyone = everyone_in(statement) if statement.allows else ()
    if everyone and is_open(statement):
        may = "assume the role" if statement.policy.policy_type is PolicyType.TRUST else "do what the statement allows"
        yield Hit(f"anyone may {may}: no condition says who", tuple(each.path for each in everyone), _HELP)

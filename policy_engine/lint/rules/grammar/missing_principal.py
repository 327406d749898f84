"""A statement of a policy of a resource does not say whom it is about.

AWS refuses the policy. A policy that hangs on a user, group or role is about its holder; one that hangs on a resource,
and a resource control policy, names its principals.

Avoid: {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-data/*"}
Prefer: {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:GetObject",
"Resource": "arn:aws:s3:::example-data/*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Missing principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.syntax.document import PolicyType


def check(statement: StatementView) -> Iterator[Hit]:
    """A statement with neither Principal nor NotPrincipal."""
    if statement.policy.policy_type is PolicyType.RCP:
        yield Hit("the statement has no Principal", (statement.path,), 'add "Principal": "*"')
    else:
        help_text = 'name whom it is about, such as {"AWS": "111122223333"}'
        yield Hit("the statement has neither Principal nor NotPrincipal", (statement.path,), help_text)

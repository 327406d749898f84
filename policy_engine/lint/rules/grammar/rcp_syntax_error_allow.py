"""A statement of a resource control policy allows.

AWS refuses the policy: resource control policies only take away. The one statement that allows is that of AWS's own
RCPFullAWSAccess, with Principal and Resource `*` and no condition.

Avoid: {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::example-data/*"}
Prefer: {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": "arn:aws:s3:::example-data/*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – RCP syntax error allow.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.full_access import allows_as_aws
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """An Allow of any other form."""
    if statement.allows and not allows_as_aws(statement):
        message = 'a resource control policy allows only with Principal "*", Resource "*" and no Condition'
        yield Hit(message, ((*statement.path, "Effect"),), "write what is to be denied, with Effect `Deny`")

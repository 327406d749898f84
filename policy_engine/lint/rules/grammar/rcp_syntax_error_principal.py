"""A resource control policy names other principals than everyone.

AWS refuses the policy: Principal is `"*"`, and conditions on aws:PrincipalArn, aws:PrincipalAccount or
aws:PrincipalOrgID say whom the statement is about.

Avoid: {"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "*"}
Prefer: {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals":
{"aws:PrincipalAccount": "111122223333"}}}
Source: AWS, "IAM Access Analyzer policy check reference", Error – RCP syntax error principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key

_HELP = 'write "Principal": "*", and name principals in Condition'


def check(statement: StatementView) -> Iterator[Hit]:
    """A Principal but `"*"`, and NotPrincipal."""
    if statement.members.get("Principal", "*") != "*":
        message = 'the Principal of a resource control policy is "*" and nothing else'
        yield Hit(message, ((*statement.path, "Principal"),), _HELP)
    if "NotPrincipal" in statement.members:
        message = "a resource control policy has no NotPrincipal"
        yield Hit(message, ((*statement.path, Key("NotPrincipal")),), _HELP)

"""An action of a resource control policy is of a service that such policies do not reach.

AWS refuses the policy. A `*` for the actions of all services stands in AWS's own RCPFullAWSAccess only; others name
the service.

Avoid: {"Effect": "Deny", "Principal": "*", "Action": "ec2:*", "Resource": "*"}
Prefer: {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – RCP syntax error action; "Resource control policies
(RCPs)", list of services.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.full_access import allows_as_aws
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written
from policy_engine.rcp_services import RCP_SERVICES


def check(action: Written) -> Iterator[Hit]:
    """An entry of Action without the prefix of such a service."""
    prefix = action.text.partition(":")[0]
    if action.element != "Action" or prefix.lower() in RCP_SERVICES:
        return
    if "*" in prefix or "?" in prefix:
        if action.text != "*" or not allows_as_aws(action.statement):
            yield Hit(
                f"`{action.text}` names no service", (action.path,), "begin each action with a service, as in `s3:*`"
            )
    else:
        message = f"`{action.text}` is of a service that resource control policies do not reach"
        yield Hit(message, (action.path,), "leave it out, or use a service control policy")

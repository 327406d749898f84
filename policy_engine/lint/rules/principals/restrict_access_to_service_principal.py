"""An Allow statement lets a service in, no matter for whom it calls.

A service calls on behalf of its customers. Without a condition on the source, anyone can set the service up in an
account of their own and have it reach this resource (a confused deputy). Say which resource, account or organization
the service may call for.

Avoid: "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage"
Prefer: "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Condition": {"ArnEquals":
{"aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:topic"}}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Restrict access to service principal; "The
confused deputy problem". AWS spares services that act for nobody else; we also spare keys that say the same for one
service (an encryption context of AWS's, the token of an Alexa skill), and leave `aws:Referer` to
RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import services_of
from policy_engine.lint.facts.sources import SOURCE_KEYS, SOURCE_NAMES, WEAK_SOURCE_KEYS
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView

_SOURCES = (*SOURCE_KEYS, *WEAK_SOURCE_KEYS, "kms:encryptioncontext:aws:", "lambda:eventsourcetoken")
_FOR_NOBODY_ELSE = frozenset({"logdelivery.elasticloadbalancing.amazonaws.com"})
"""It writes below `AWSLogs/` and the load balancer's own account; AWS documents it without a condition.

Source: AWS, "Enable access logs for your Application Load Balancer".
"""


def check(statement: StatementView) -> Iterator[Hit]:
    """The service principals of a statement that looks at no source, all in one finding."""
    if not statement.allows or any(map(_names_source, statement.clauses)):
        return
    services = [each for each in services_of(statement) if each.text not in _FOR_NOBODY_ELSE and "*" not in each.text]
    if services:
        names = ", ".join(f"`{each.text}`" for each in services)
        message = f"{names} may call on behalf of anyone"
        yield Hit(message, tuple(each.path for each in services), f"add a condition on {SOURCE_NAMES}")


def _names_source(clause: Clause) -> bool:
    if not clause.lowered.startswith(_SOURCES):
        return False
    return clause.name is not None and not clause.name.negated and clause.name.base != "Null"

"""The service in an ARN, or in front of a condition key, does not exist.

A resource of a service that does not exist matches nothing, and a condition key of one is never in a request.

Avoid: "Resource": "arn:aws:dyanmodb:*:*:table/orders"
Prefer: "Resource": "arn:aws:dynamodb:*:*:table/orders"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid service. Services that were retired stay
known; the hosts of identity providers may stand in front of a key, and what has not the form of a key is left to
INVALID_CONDITION_KEY_FORMAT.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text, is_wild
from policy_engine.lint.facts.keys import KeyKind, condition_key
from policy_engine.lint.facts.services import is_arn_service, is_key_prefix, nearest_service
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView, Written


def check(statement: StatementView) -> Iterator[Hit]:
    """The service fields of all resources and the prefixes of all condition keys."""
    for resource in statement.resources:
        yield from _of_resource(resource)
    for clause in statement.clauses:
        yield from _of_key(clause)


def _of_resource(resource: Written) -> Iterator[Hit]:
    arn = arn_text(resource.text)
    if arn.complete and not is_wild(arn.service) and not is_arn_service(arn.service.lower()):
        message = f"the service `{arn.service}` in `{resource.text}` does not exist"
        yield Hit(message, (resource.path,), _instead(arn.service))


def _of_key(clause: Clause) -> Iterator[Hit]:
    prefix = clause.lowered.partition(":")[0]
    if not is_key_prefix(prefix) and condition_key(clause.key).kind is not KeyKind.MALFORMED:
        message = f"the service `{prefix}` of the condition key `{clause.key}` does not exist"
        yield Hit(message, (clause.key_path,), _instead(prefix))


def _instead(service: str) -> str:
    near = nearest_service(service)
    return f"did you mean `{near}`?" if near else ""

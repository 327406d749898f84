"""A condition on the owner of a VPC endpoint covers services that do not say who that is.

Requests to these services carry no such key. A Deny under a negated operator then stops all of them, and an Allow none,
whichever endpoint they come through.

Avoid: "Effect": "Deny", "Action": "*", "Condition": {"StringNotEquals": {"aws:VpceAccount": "111122223333"}}
Prefer: "Effect": "Deny", "Action": "s3:*", "Condition": {"StringNotEquals": {"aws:VpceAccount": "111122223333"}}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Use condition key only with supported
services; "AWS global condition context keys". For aws:VpceOrgID and aws:VpceOrgPaths, which more services fill from
month to month, only statements that cover all services are reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.catalog import service_exists
from policy_engine.lint.facts.endpoint_services import SUPPORTED, UNSUPPORTED_ACTIONS
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView, Written


def check(clause: Clause) -> Iterator[Hit]:
    """The first condition on a key in a statement, at the key, where some action of the statement lacks it."""
    if clause is not next((each for each in clause.statement.clauses_on(clause.lowered) if _compares(each)), None):
        return
    lacking = _without(clause.statement, SUPPORTED.get(clause.lowered))
    if lacking:
        message = f"requests to {lacking} carry no `{clause.key}`"
        yield Hit(message, (clause.key_path,), "keep the statement to actions of services that fill the key")


def _compares(clause: Clause) -> bool:
    return clause.name is not None and clause.name.base != "Null"


def _without(statement: StatementView, supported: frozenset[str] | None) -> str:
    """What in the statement does not fill a key, as words; nothing where all does or where it is not known."""
    if statement.negates_actions:
        return "many services that this statement covers"
    for action in statement.actions:
        if action.text in ("*", "*:*"):
            return "many services that this statement covers"
        if supported is not None and (words := _lacking(action, supported)):
            return words
    return ""


def _lacking(action: Written, supported: frozenset[str]) -> str:
    lowered = action.text.lower()
    service, colon, _name = lowered.partition(":")
    if lowered in UNSUPPORTED_ACTIONS:
        return f"`{action.text}`"
    return f"the service `{service}`" if colon and service not in supported and service_exists(service) else ""

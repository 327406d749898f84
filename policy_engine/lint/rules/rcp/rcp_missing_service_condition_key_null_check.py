"""A resource control policy denies by the source of a service's call, also where the service names none.

Not every call of a service is made for a resource or account; those carry no source, a negated or IfExists comparison
holds for them, and the integration stops working. Ask that a source is there.

Avoid: "StringNotEqualsIfExists": {"aws:SourceOrgID": "o-1234567890"}, "Bool": {"aws:PrincipalIsAWSService": "true"}
Prefer: "StringNotEqualsIfExists": {"aws:SourceOrgID": "o-1234567890"}, "Null": {"aws:SourceAccount": "false"}, "Bool":
{"aws:PrincipalIsAWSService": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – RCP missing service condition key null
check. Comparisons that hold only where the key is present are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.absence import clause_is
from policy_engine.lint.facts.rcp_companions import source_clauses
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_HELP = 'add "Null": {"aws:SourceAccount": "false"} or "Null": {"aws:SourceArn": "false"}'


def check(statement: StatementView) -> Iterator[Hit]:
    """Each key about a service's source in a Deny that does not ask whether there is one."""
    if not _asks_for_source(statement):
        for clause in source_clauses(statement):
            message = f"the Deny on `{clause.key}` also holds for calls of services that name no source"
            yield Hit(message, (clause.key_path,), _HELP)


def _asks_for_source(statement: StatementView) -> bool:
    return any(
        each.name is not None and each.name.base == "Null" and clause_is(each, "false")
        for each in statement.clauses_on("aws:sourceaccount", "aws:sourcearn")
    )

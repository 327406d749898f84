"""A resource control policy denies by the source of a service's call, and with it calls that are no service's.

Only services carry these keys, so a negated or IfExists comparison holds for every user and role. Say that the
statement is about services.

Avoid: "StringNotEqualsIfExists": {"aws:SourceOrgID": "o-1234567890"}
Prefer: "StringNotEqualsIfExists": {"aws:SourceOrgID": "o-1234567890"}, "Bool": {"aws:PrincipalIsAWSService": "true"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – RCP missing related service principal
condition key. Comparisons that hold only where the key is present are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.rcp_companions import asks_whether_service, source_clauses
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_HELP = 'add "Bool": {"aws:PrincipalIsAWSService": "true"}'


def check(statement: StatementView) -> Iterator[Hit]:
    """Each key about a service's source in a Deny that is not said to be about services."""
    if not asks_whether_service(statement, "true"):
        for clause in source_clauses(statement):
            message = f"the Deny on `{clause.key}` also holds for callers that are no AWS service"
            yield Hit(message, (clause.key_path,), _HELP)

"""A resource control policy denies by the caller's identity, and with it AWS services.

Services that call for themselves carry none of the keys about identities, so a negated or IfExists comparison holds for
them: log delivery, replication and the like stop working. Say that the statement is not about services.

Avoid: "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1234567890"}
Prefer: "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1234567890"}, "BoolIfExists":
{"aws:PrincipalIsAWSService": "false"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – RCP missing related principal condition
key. Comparisons that hold only where the key is present never reach a service and are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.rcp_companions import asks_whether_service, principal_clauses, reaching_without
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_HELP = 'add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}'


def check(statement: StatementView) -> Iterator[Hit]:
    """Each key about the caller in a Deny that reaches services too."""
    clauses = principal_clauses(statement)
    if clauses and not asks_whether_service(statement, "false") and not asks_whether_service(statement, "true"):
        for clause in reaching_without(clauses):
            message = f"the Deny on `{clause.key}` also holds for AWS services, which do not carry the key"
            yield Hit(message, (clause.key_path,), _HELP)

"""When S3 calls a bucket policy public.

Source: docs/semantics.md, "Amazon S3"; AWS: "The meaning of 'public'".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.confinement import confines
from policy_engine.syntax.document import ConditionClause, Effect, PolicyDocument, PrincipalElement, Statement

_WEB_PROVIDERS = frozenset(
    {"accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"}
)


def is_public(document: PolicyDocument) -> bool:
    """Whether some Allow statement is confined neither to fixed principals nor to fixed values of a key."""
    return any(True for _statement in public_statements(document))


def public_statements(document: PolicyDocument) -> Iterator[Statement]:
    """The Allow statements that make a policy public."""
    for statement in document.statements:
        if (
            statement.effect is Effect.ALLOW
            and _open_to_everyone(statement.principal)
            and not any(_confines(clause) for clause in statement.conditions)
        ):
            yield statement


def _open_to_everyone(principal: PrincipalElement | None) -> bool:
    if principal is None:
        return False
    if principal.negated:
        return True
    return any(
        entry.value == "*" or (entry.kind == "Federated" and entry.value in _WEB_PROVIDERS)
        for entry in principal.entries
    )


def _confines(clause: ConditionClause) -> bool:
    return confines(clause.operator.value, clause.key.value, [value.value for value in clause.values])

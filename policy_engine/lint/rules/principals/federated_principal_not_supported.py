"""A resource-based policy names an identity provider as its principal.

Only the trust policy of a role takes `Federated`: people and workloads of an identity provider first assume a role, and
call as its session. Name the role.

Avoid: "Principal": {"Federated": "accounts.google.com"}
Prefer: "Principal": {"AWS": "arn:aws:iam::111122223333:role/from-google"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Federated principal not supported.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import StatementView
from policy_engine.paths import Key


def check(statement: StatementView) -> Iterator[Hit]:
    """The key `Federated` of a principal element."""
    for element in PAIRS[2]:
        value = statement.members.get(element)
        if isinstance(value, dict) and "Federated" in value:
            message = "only the trust policy of a role takes `Federated` principals"
            path = (*statement.path, element, Key("Federated"))
            yield Hit(message, (path,), "name the role that the identities assume")

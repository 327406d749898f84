"""A principal is the unique id of a role.

AWS writes the id where a role that a policy named was deleted: it names nobody any more, and a new role of the same
name has another id. Ids that someone writes on purpose are not readable for the next person.

Avoid: "Principal": {"AWS": "AROA1234567890EXAMPLE"}
Prefer: "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Invalid role reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.unique_ids import references
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each AWS principal that is the id of a role."""
    return references(statement, "AROA", "role")

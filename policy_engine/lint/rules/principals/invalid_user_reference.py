"""A principal is the unique id of a user.

AWS writes the id where a user that a policy named was deleted: it names nobody any more, and a new user of the same
name has another id. Ids that someone writes on purpose are not readable for the next person.

Avoid: "Principal": {"AWS": "AIDA1234567890EXAMPLE"}
Prefer: "Principal": {"AWS": "arn:aws:iam::111122223333:user/ana"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Invalid user reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.unique_ids import references
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each AWS principal that is the id of a user."""
    return references(statement, "AIDA", "user")

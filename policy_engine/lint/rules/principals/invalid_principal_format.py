"""A principal element is neither `*` nor an object.

AWS refuses the policy: whom a value names depends on its kind, so an account id or an ARN stands below `AWS`, a
service below `Service`, an identity provider below `Federated`.

Avoid: "Principal": "111122223333"
Prefer: "Principal": {"AWS": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid principal format.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS
from policy_engine.lint.view import PolicyView, described

_HELP = 'write a kind and a value, such as {"AWS": "111122223333"}, or "*" for everyone'


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every Principal and NotPrincipal of another form."""
    for statement in policy.statements:
        for element in PAIRS[2]:
            value = statement.members.get(element, "*")
            if value != "*" and not isinstance(value, dict):
                found = f"`{value}`" if isinstance(value, str) else described(value)
                yield Hit(f"{element} is {found} instead of a key-value pair", ((*statement.path, element),), _HELP)

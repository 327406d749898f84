"""A principal element has a key that is no kind of principal.

AWS refuses the policy. The kinds are `AWS`, `CanonicalUser`, `Federated` and `Service`, in this letter case.

Avoid: "Principal": {"Aws": "111122223333"}
Prefer: "Principal": {"AWS": "111122223333"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid principal key.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import PAIRS, PRINCIPAL_KINDS
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Key


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every key of Principal and NotPrincipal that is no kind of principal."""
    for statement in policy.statements:
        for element in PAIRS[2]:
            value = statement.members.get(element)
            if isinstance(value, dict):
                for kind in value:
                    if kind not in PRINCIPAL_KINDS:
                        path = (*statement.path, element, Key(kind))
                        yield Hit(f"`{kind}` is no kind of principal", (path,), _help(kind))


def _help(kind: str) -> str:
    meant = next((each for each in PRINCIPAL_KINDS if each.lower() == kind.lower()), "")
    return f"write `{meant}`" if meant else f"write one of {', '.join(PRINCIPAL_KINDS)}"

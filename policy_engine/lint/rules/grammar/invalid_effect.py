"""An Effect is neither Allow nor Deny.

AWS refuses the policy. The letter case counts.

Avoid: "Effect": "allow"
Prefer: "Effect": "Allow"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import EFFECTS
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every Effect that is another string; of another type is a matter of DATA_TYPE_MISMATCH."""
    for statement in policy.statements:
        effect = statement.members.get("Effect")
        if isinstance(effect, str) and effect not in EFFECTS:
            meant = effect.strip().capitalize()
            help_text = f"write `{meant}`" if meant in EFFECTS else "write `Allow` or `Deny`"
            yield Hit(f"`{effect}` is no effect", ((*statement.path, "Effect"),), help_text)

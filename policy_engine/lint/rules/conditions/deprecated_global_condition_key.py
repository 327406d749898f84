"""A condition key goes by a name that AWS has given up.

`aws:ARN` is the old name of `aws:PrincipalArn`; new policies and their readers should meet one name only.

Avoid: "ArnLike": {"aws:ARN": "arn:aws:iam::111122223333:role/app"}
Prefer: "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Deprecated global condition key.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """The key `aws:ARN`, at the key."""
    message = f"the condition key `{clause.key}` is deprecated"
    replacement = "write `aws:PrincipalArn`"
    yield Hit(message, (clause.key_path,), replacement)

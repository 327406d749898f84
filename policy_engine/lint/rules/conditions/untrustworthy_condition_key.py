"""A condition rests on a key that the caller sets at will.

Whoever calls writes the headers `User-Agent` and `Referer` of the request, so the condition keeps nobody out.

Avoid: "StringLike": {"aws:UserAgent": "curl*"}
Prefer: "StringEquals": {"aws:PrincipalTag/team": "blue"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Untrustworthy condition key.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause


def check(clause: Clause) -> Iterator[Hit]:
    """The keys of the two headers, at the key."""
    message = f"the caller sets `{clause.key}` at will, so the condition keeps nobody out"
    yield Hit(message, (clause.key_path,), "use a key that AWS sets, such as `aws:PrincipalArn` or `aws:SourceVpce`")

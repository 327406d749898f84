"""A Sid has a character that is neither a letter nor a digit.

IAM and AWS Organizations refuse the policy: A-Z, a-z and 0-9 are what a Sid is made of. The services that keep the
policies of their own resources take more.

Avoid: "Sid": "read reports"
Prefer: "Sid": "ReadReports"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported Sid.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every such Sid; an empty one is a matter of EMPTY_SID_VALUE."""
    for statement in policy.statements:
        sid = statement.sid
        if sid and not _plain(sid):
            message = f"the Sid `{sid}` has characters other than A-Z, a-z and 0-9"
            yield Hit(message, ((*statement.path, "Sid"),), _help(sid))


def _plain(sid: str) -> bool:
    return sid.isascii() and sid.isalnum()


def _help(sid: str) -> str:
    rest = "".join(char for char in sid if _plain(char))
    return f"write `{rest}`" if rest else "write letters and digits only"

"""The policy does not name the version of its language.

It is then read by the rules of 2008-10-17, under which `${aws:username}` and other policy variables are plain text.
Service and resource control policies need 2012-10-17.

Avoid: {"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
Prefer: {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Missing version.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(_policy: PolicyView) -> Iterator[Hit]:
    """A document without Version."""
    yield Hit("the policy has no Version, so that of 2008-10-17 holds", ((),), 'add "Version": "2012-10-17"')

"""The policy reads the data of every bucket, secret or parameter.

Reads of S3 objects, secrets and parameters are better given for those that are needed; with all of them the holder
can carry away what other applications keep.

Avoid: {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
"Resource": "arn:aws:secretsmanager:*:111122223333:secret:app/*"}
Source: public lists of calls that return data, see `facts/sensitive.py`; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sensitive import DATA
from policy_engine.lint.facts.spread import hit_on
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all such actions."""
    return hit_on(
        policy,
        DATA,
        "the data of any resource can be read by {actions}",
        "name the buckets, secrets or parameters that are needed",
    )

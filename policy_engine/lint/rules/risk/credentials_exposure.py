"""The policy hands out credentials of any resource of a kind.

The answer to the call is a credential: a key, token or password that outlives the request and may be used elsewhere.

Avoid: {"Effect": "Allow", "Action": "redshift:GetClusterCredentials", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "redshift:GetClusterCredentials",
"Resource": "arn:aws:redshift:*:111122223333:dbuser:app/reader"}
Source: public lists of calls that return credentials, see `facts/sensitive.py`; decided by evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.sensitive import CREDENTIALS
from policy_engine.lint.facts.spread import hit_on
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """One finding for all such actions."""
    return hit_on(
        policy,
        CREDENTIALS,
        "credentials of any resource are handed out by {actions}",
        "name the resources whose credentials are needed",
    )

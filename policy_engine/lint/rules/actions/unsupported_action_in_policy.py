"""A resource policy names an action that does not work on what it hangs on.

Services refuse most of such policies; where they do not, the statement never applies.

Avoid: "Action": "kms:Decrypt" in the policy of a bucket
Prefer: "Action": "s3:GetObject"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Unsupported action in policy. Where the type of
resource is known: buckets, access points, tables, and the trust policies of roles.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.facts.attached import action_fits, assumes
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written
from policy_engine.syntax.document import PolicyType


def check(action: Written) -> Iterator[Hit]:
    """An action that exists, of which nothing works on the type of resource."""
    policy = action.statement.policy
    if action.element != "Action" or action.text in ("*", "*:*") or not actions_matching(action.text):
        return
    if policy.policy_type is PolicyType.TRUST:
        if not assumes(action.text):
            message = f"`{action.text}` is no action of a role trust policy"
            yield Hit(message, (action.path,), "write `sts:AssumeRole` or another action that assumes a role")
    elif not action_fits(action.text, policy.resource_type):
        yield Hit(f"`{action.text}` does not work on a resource of type `{policy.resource_type}`", (action.path,))

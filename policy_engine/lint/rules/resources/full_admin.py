"""The policy allows everything.

Whoever has it can do anything in the account, also change who else can. Grant such rights to few, for a time, and
with a second factor.

Avoid: "Effect": "Allow", "Action": "*", "Resource": "*"
Prefer: "Effect": "Allow", "Action": ["dynamodb:*", "sqs:*"], "Resource": "*"
Source: AWS, "Security best practices in IAM", least privilege. It stands for what other checks would say of single
actions; a policy with Deny statements is judged action by action.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.risky import administrating
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """A star for actions and resources, with neither conditions nor a Deny in the policy."""
    statement = administrating(policy)
    if statement is not None and not statement.clauses:
        star = next(action for action in statement.actions if action.text in ("*", "*:*"))
        yield Hit("the policy allows every action on every resource", (star.path,), "name what is needed")

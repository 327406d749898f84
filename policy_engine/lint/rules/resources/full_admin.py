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

from policy_engine.lint.facts.risky import is_administrator
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView, StatementView
from policy_engine.paths import Path


def check(policy: PolicyView) -> Iterator[Hit]:
    """A star for actions and resources, with neither conditions nor a Deny in the policy."""
    if is_administrator(policy):
        stars = (_star(statement) for statement in policy.statements if statement.allows and not statement.clauses)
        place = next(path for path in stars if path)
        yield Hit("the policy allows every action on every resource", (place,), "name what is needed")


def _star(statement: StatementView) -> Path:
    if not any(each.text == "*" for each in statement.resources):
        return ()
    return next((each.path for each in statement.actions if each.text in ("*", "*:*")), ())

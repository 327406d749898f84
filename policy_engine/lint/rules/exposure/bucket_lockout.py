"""A bucket policy denies everyone to change or remove it.

A Deny to everyone, on no condition, also stops the administrators of the account: only its root user can then repair
the policy. Leave the actions on the policy out, or spare a role by a condition.

Avoid: "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::example-bucket"
Prefer: "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::example-bucket", "Condition":
{"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/admin"}}
Source: AWS, "PutBucketPolicy" in the Amazon S3 API Reference. It is said where both s3:PutBucketPolicy and
s3:DeleteBucketPolicy are denied, since either of them repairs a policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.lint.facts.globs import covers_action
from policy_engine.lint.facts.openness import everyone_in
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView
from policy_engine.paths import Path

_REPAIRS = ("s3:PutBucketPolicy", "s3:DeleteBucketPolicy")


def check(statement: StatementView) -> Iterator[Hit]:
    """The actions of a Deny to everyone that cover the two, or one of them where another Deny covers the other."""
    denying = [each for each in statement.policy.statements if _denies_everyone(each) and _about_bucket(each)]
    if statement in denying and all(any(_places(each, action) for each in denying) for action in _REPAIRS):
        places = tuple(dict.fromkeys(place for action in _REPAIRS for place in _places(statement, action)))
        if places:
            message = "nobody but the root user of the account can change or remove this policy any more"
            yield Hit(message, places, "spare an administrator's role by a condition on `aws:PrincipalArn`")


def _denies_everyone(statement: StatementView) -> bool:
    return statement.denies and not statement.clauses and bool(everyone_in(statement))


def _about_bucket(statement: StatementView) -> bool:
    """Whether a bucket is among the resources, and not only objects of one; S3 takes no lone star."""
    return not statement.negates_resources and any(_is_bucket(each.text) for each in statement.resources)


def _is_bucket(text: str) -> bool:
    arn = parse_arn(text)
    return arn is not None and arn.service == "s3" and "/" not in arn.resource


def _places(statement: StatementView, action: str) -> list[Path]:
    """The entries of the action element that cover an action; the whole of a NotAction that leaves it in."""
    covering = [each.path for each in statement.actions if covers_action(each.text, action)]
    if statement.negates_actions:
        return [] if covering else [(*statement.path, "NotAction")]
    return covering

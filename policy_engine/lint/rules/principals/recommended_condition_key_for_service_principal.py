"""A statement for a service principal is confined by a weaker key than there is.

`aws:Referer` holds whatever the caller sends. The services that filled it with an account id carry the keys about their
source today, which nobody can choose.

Avoid: "Principal": {"Service": "ses.amazonaws.com"}, "Condition": {"StringEquals": {"aws:Referer": "111122223333"}}
Prefer: "Principal": {"Service": "ses.amazonaws.com"}, "Condition": {"StringEquals": {"aws:SourceAccount":
"111122223333"}}
Source: AWS, "IAM Access Analyzer policy check reference", Suggestion – Recommended condition key for service principal.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import services_of
from policy_engine.lint.facts.sources import SOURCE_KEYS, SOURCE_NAMES, WEAK_SOURCE_KEYS
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each weaker key of a statement that has none of the better ones."""
    services = services_of(statement)
    if not services or not statement.allows or statement.clauses_on(*SOURCE_KEYS):
        return
    for clause in statement.clauses_on(*WEAK_SOURCE_KEYS):
        message = f"`{clause.key}` is a weak way to say for whom `{services[0].text}` may call"
        yield Hit(message, (clause.key_path,), f"compare {SOURCE_NAMES} instead")

"""A condition limits the attributes of a DynamoDB table, and not what a read may select.

A read that names no attributes returns all of them, and `dynamodb:Attributes` does not see that. Only together with
`dynamodb:Select` is the limit real.

Avoid: "ForAllValues:StringEquals": {"dynamodb:Attributes": ["id"]}
Prefer: "ForAllValues:StringEquals": {"dynamodb:Attributes": ["id"]},
        "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – DynamoDB attributes without
select. Not reported where the reference lists `dynamodb:Select` for none of the actions, as with writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.catalog import find_action
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView


def check(clause: Clause) -> Iterator[Hit]:
    """A condition on `dynamodb:Attributes` without one on `dynamodb:Select` in the statement, at the key."""
    statement = clause.statement
    if clause.name is None or clause.name.base == "Null" or _selects(statement) or not _reads(statement):
        return
    message = f"a read without a list of attributes returns all of them, whatever `{clause.key}` allows"
    yield Hit(message, (clause.key_path,), "add a condition that `dynamodb:Select` be `SPECIFIC_ATTRIBUTES`")


def _selects(statement: StatementView) -> bool:
    """Whether the statement asks for the selection; an Allow that excludes it is no such statement."""
    asking = [each for each in statement.clauses_on("dynamodb:select") if not (statement.allows and _excludes(each))]
    return any(value.text == "SPECIFIC_ATTRIBUTES" for clause in asking for value in clause.values)


def _excludes(clause: Clause) -> bool:
    return clause.name is not None and clause.name.negated


def _reads(statement: StatementView) -> bool:
    if statement.negates_actions:
        return True
    names = {name for action in statement.actions for name in actions_matching(action.text)}
    return any(map(_knows_select, (name for name in names if name.startswith("dynamodb:"))))


def _knows_select(name: str) -> bool:
    info = find_action(name)
    keys = [*info.condition_keys, *(key for each in info.resources for key in each.condition_keys)] if info else []
    return "dynamodb:Select" in keys

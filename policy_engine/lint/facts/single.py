"""A statement of a policy as a document of its own, for the evaluator.

It is read from the plain values that checks look at: what stands where is of no matter to an evaluation, and most of
a policy's statements never get that far.
"""

from __future__ import annotations

from policy_engine.lint.plain import Number, Plain
from policy_engine.lint.view import StatementView
from policy_engine.syntax.document import PolicyDocument
from policy_engine.syntax.json_tree import Array, Member, Node, Object, Scalar
from policy_engine.syntax.reader import statement_of

_NOWHERE = 0
_new = tuple.__new__


def document_with(statement: StatementView) -> PolicyDocument:
    """The statement, under its number, as the only one of a document. Raises `PolicyError` where it is out of shape."""
    policy = statement.policy
    return PolicyDocument(
        source=policy.source,
        policy_type=policy.policy_type,
        version=policy.version,
        id=None,
        statements=(statement_of(policy.source, statement.index, _node(statement.members)),),
        single_statement=False,
    )


def _node(value: Plain) -> Node:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        members = [Member(_string(name), _node(each)) for name, each in value.items()]
        return Object(members, _NOWHERE, _NOWHERE)
    if isinstance(value, list):
        return Array([_node(each) for each in value], _NOWHERE, _NOWHERE)
    if isinstance(value, Number):
        return Scalar(value.text, _NOWHERE, _NOWHERE, "number")
    if value is None:
        return Scalar("null", _NOWHERE, _NOWHERE, "null")
    return Scalar("true" if value else "false", _NOWHERE, _NOWHERE, "boolean")


def _string(value: str) -> Scalar:
    return _new(Scalar, (value, _NOWHERE, _NOWHERE, "string"))

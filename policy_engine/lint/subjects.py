"""What each kind of check is given of a policy."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.lint.plain import Plain
from policy_engine.lint.rule import When
from policy_engine.lint.shape import in_shape
from policy_engine.lint.view import PolicyView, StatementView


class Subjects:
    """The subjects of one policy by kind, each worked out when the first check asks."""

    def __init__(self, policy: PolicyView) -> None:
        self._policy = policy
        self._known: dict[When, Sequence[object]] = {}

    def of(self, when: When) -> Sequence[object]:
        """The subjects of a kind of check."""
        found = self._known.get(when)
        if found is None:
            found = self._known[when] = _subjects(self._policy, when)
        return found


def _subjects(policy: PolicyView, when: When) -> Sequence[object]:
    statements = policy.statements
    match when:
        case When.POLICY:
            return (policy,)
        case When.MISSHAPEN:
            return () if in_shape(policy.root) else (policy,)
        case When.STATEMENT:
            return statements
        case When.EMPTY:
            return [each for each in statements if _holds_empty(each.members)]
        case When.OPEN:
            return [each for each in statements if each.allows and each.covers_every_resource]
        case When.PRINCIPAL:
            return [each for each in statements if "Principal" in each.members or "NotPrincipal" in each.members]
        case When.ACTION:
            return [action for each in statements for action in each.actions]
        case When.RESOURCE:
            return [resource for each in statements for resource in each.resources if resource.text != "*"]
        case When.VARIABLE:
            return _with_variables(policy)
        case When.CONDITIONAL:
            return [each for each in statements if each.clauses]
        case When.CLAUSE:
            return [clause for each in statements for clause in each.clauses]


def _with_variables(policy: PolicyView) -> Sequence[StatementView]:
    # An escape may hide the two characters, so the values are looked at where the text has one.
    if "${" not in policy.source.text and "\\u00" not in policy.source.text:
        return ()
    return [each for each in policy.statements if _holds_variable(each.members)]


def _holds_variable(value: Plain) -> bool:
    match value:
        case str():
            return "${" in value
        case list():
            return any(_holds_variable(each) for each in value)
        case dict():
            return any("${" in name or _holds_variable(each) for name, each in value.items())
        case _:
            return False


def _holds_empty(value: Plain) -> bool:
    if isinstance(value, dict):
        return not value or any(_holds_empty(each) for each in value.values())
    return value in ("", [])

"""What each kind of check is given of a policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from policy_engine.lint.opening import opens
from policy_engine.lint.plain import Plain
from policy_engine.lint.rule import When
from policy_engine.lint.shape import in_shape
from policy_engine.lint.view import Clause, PolicyView, StatementView, Written
from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.record import late

LEAST_QUOTA = 2_048
"""Characters that every policy may have."""


class Subjects:
    """The subjects of one policy by kind, each worked out when the first check asks."""

    def __init__(self, policy: PolicyView) -> None:
        self._policy = policy
        self._known: dict[When, Sequence[object]] = {}

    def on(self, keys: tuple[str, ...]) -> Sequence[object]:
        """The clauses on some condition keys, given in lower case."""
        return () if self._keys.isdisjoint(keys) else [each for each in self._clauses if each.lowered in keys]

    def of(self, when: When) -> Sequence[object]:
        """The subjects of a kind of check."""
        found = self._known.get(when)
        if found is None:
            found = _of_clauses(self._clauses, when) if when in _OF_CLAUSES else _CHOOSE[when](self._policy)
            self._known[when] = found
        return found

    @late
    def _clauses(self) -> list[Clause]:
        return [clause for each in self._policy.statements for clause in each.clauses]

    @late
    def _keys(self) -> frozenset[str]:
        return frozenset(clause.lowered for clause in self._clauses)


_OF_CLAUSES = frozenset(
    {When.CLAUSE, When.ODD_KEY, When.IF_EXISTS, When.SET_OPERATOR, When.TYPED, When.ADDRESS, When.STAR, When.SEVERAL}
)


def _of_clauses(clauses: list[Clause], when: When) -> Sequence[Clause]:
    if when is When.CLAUSE or not clauses:
        return clauses
    if when is When.ODD_KEY:
        from policy_engine.lint.facts.keys import is_listed

        return [each for each in clauses if not is_listed(each.key)]
    if when is When.STAR:
        return [each for each in clauses if each.raw == "*" or (isinstance(each.raw, list) and "*" in each.raw)]
    if when is When.SEVERAL:
        return [each for each in clauses if isinstance(each.raw, list) and len(each.values) > 1]
    return [each for each in clauses if when in _kinds(each.operator)]


@lru_cache(maxsize=1024)
def _kinds(operator: str) -> tuple[When, ...]:
    """The kinds of check that an operator is a matter of."""
    name = parse_operator(operator)
    if name is None:
        return ()
    typed = name.base.startswith(("Numeric", "Date", "Bool", "Binary", "Null"))
    kinds = (
        (When.IF_EXISTS, name.if_exists),
        (When.SET_OPERATOR, name.quantifier is not Quantifier.NONE),
        (When.TYPED, typed),
        (When.ADDRESS, name.base.endswith("IpAddress")),
    )
    return tuple(when for when, applies in kinds if applies)


def _lacking(policy: PolicyView, element: str) -> Sequence[StatementView]:
    """The statements with neither an element nor its negation."""
    return [each for each in policy.statements if not (element in each.members or f"Not{element}" in each.members)]


def _open(policy: PolicyView) -> Sequence[StatementView]:
    return [each for each in policy.statements if each.allows and each.covers_every_resource]


def _open_on(policy: PolicyView, action: str) -> Sequence[StatementView]:
    return [each for each in _open(policy) if each.is_about(action)]


def _odd_actions(policy: PolicyView) -> Sequence[Written]:
    from policy_engine.lint.facts.actions import is_odd

    return [
        statement.actions[number]
        for statement in policy.statements
        for number, text in enumerate(statement.action_texts)
        if is_odd(text)
    ]


def _mixed(policy: PolicyView) -> Sequence[PolicyView]:
    both = any(each.allows for each in policy.statements) and any(each.denies for each in policy.statements)
    return (policy,) if both else ()


def _odd_sids(policy: PolicyView) -> Sequence[PolicyView]:
    sids = [sid for each in policy.statements if (sid := each.sid)]
    odd = len(set(sids)) < len(sids) or not all(sid.isascii() and sid.isalnum() for sid in sids)
    return (policy,) if odd else ()


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


_CHOOSE: dict[When, Callable[[PolicyView], Sequence[object]]] = {
    When.POLICY: lambda policy: (policy,),
    When.REACHING: lambda policy: (policy,) if any(each.allows and opens(each) for each in policy.statements) else (),
    When.MANY: lambda policy: (policy,) if len(policy.statements) > 1 else (),
    When.MIXED: _mixed,
    When.DENY: lambda policy: [each for each in policy.statements if each.denies],
    When.NOT_ACTION: lambda policy: [each for each in policy.statements if each.allows and each.negates_actions],
    When.NOT_RESOURCE: lambda policy: [each for each in policy.statements if each.allows and each.negates_resources],
    When.MISSHAPEN: lambda policy: () if in_shape(policy.root) else (policy,),
    When.LARGE: lambda policy: (policy,) if len(policy.source.text) > LEAST_QUOTA else (),
    When.NO_VERSION: lambda policy: (policy,) if isinstance(policy.root, dict) and "Version" not in policy.root else (),
    When.SIDS: _odd_sids,
    When.STATEMENT: lambda policy: policy.statements,
    When.NO_PRINCIPAL: lambda policy: _lacking(policy, "Principal"),
    When.NO_RESOURCE: lambda policy: _lacking(policy, "Resource"),
    When.EMPTY: lambda policy: [each for each in policy.statements if _holds_empty(each.members)],
    When.OPEN: lambda policy: _open(policy),
    When.PASSING: lambda policy: _open_on(policy, "iam:passrole"),
    When.LINKING: lambda policy: _open_on(policy, "iam:createservicelinkedrole"),
    When.PRINCIPAL: lambda policy: [
        each for each in policy.statements if "Principal" in each.members or "NotPrincipal" in each.members
    ],
    When.ACTION: lambda policy: [action for each in policy.statements for action in each.actions],
    When.ODD_ACTION: _odd_actions,
    When.RESOURCE: lambda policy: [
        resource for each in policy.statements for resource in each.resources if resource.text != "*"
    ],
    When.VARIABLE: _with_variables,
    When.SAME_KEY: lambda policy: [
        each for each in policy.statements if len({clause.lowered for clause in each.clauses}) < len(each.clauses)
    ],
    When.CONDITIONAL: lambda policy: [each for each in policy.statements if each.clauses],
}

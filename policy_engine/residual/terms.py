"""A statement of which it is open whether it applies, as the conditions on which that rests."""

from __future__ import annotations

from policy_engine.compile import ANY, CompiledPolicy, CompiledStatement, OpenResource
from policy_engine.conditions import CompiledCondition
from policy_engine.context import Values
from policy_engine.matching import NAMES_PRINCIPALS, STAND_INS, principal_grant, resource_matches
from policy_engine.operators.names import Quantifier, parse_operator
from policy_engine.operators.quantifiers import ConditionTest
from policy_engine.policy_set import PolicyKind
from policy_engine.principals import Grant
from policy_engine.record import Record, late
from policy_engine.request import Request
from policy_engine.source import Span
from policy_engine.verdicts import missing_keys

RESOURCE = "Resource"
"""Stands for the operator where a variable in a resource pattern is open."""
NOT_RESOURCE = "NotResource"


class Term(Record, slots=False):
    """One condition that is open: an operator with a key and values as the policy writes them.

    For a resource pattern with an open variable the operator is `Resource` or `NotResource`, the key the request's
    ARN, and the values are the patterns. `keys` are the context keys it reads, in lower case; `test` says whether the
    context meets it; `span` is its place in the policy, `None` for a rule of AWS's own.
    """

    operator: str
    key: str
    values: tuple[str, ...]
    keys: tuple[str, ...]
    test: ConditionTest
    span: Span | None = None

    @late
    def identity(self) -> object:
        """Terms with the same are the same condition, wherever they stand."""
        name = parse_operator(self.operator)
        # What stands in `${…}` is plain text under the old version of the language.
        other = self.test if any("${" in value for value in self.values) and len(self.keys) == 1 else None
        return (str(name) if name else self.operator, self.key.lower(), frozenset(self.values), self.keys, other)

    @late
    def only_values(self) -> frozenset[str] | None:
        """The values of its key with which it is met, if nothing else meets it; of a Boolean one, a form of each."""
        name = parse_operator(self.operator)
        if name is None or name.quantifier is not Quantifier.NONE or name.if_exists or len(self.keys) != 1:
            return None
        if name.base not in ("StringEquals", "Bool") or any("${" in value for value in self.values):
            return None
        values = {value.lower() for value in self.values} if name.base == "Bool" else self.values
        return frozenset(value for value in values if self.test({self.keys[0]: value}))

    @property
    def boolean(self) -> bool:
        """Whether it tells values apart only as Booleans, or only whether there is one."""
        name = parse_operator(self.operator)
        return name is not None and name.base in ("Bool", "Null")


class Part(Record):
    """A statement that applies if all of its terms are met; `policy` is `None` for a rule of AWS's own."""

    kind: PolicyKind
    terms: tuple[Term, ...]
    policy: CompiledPolicy | None = None
    statement: CompiledStatement | None = None

    def holds(self, values: Values) -> bool:
        """Whether it applies with these context values."""
        return all(term.test(values) for term in self.terms)


class Reached(Record):
    """A statement that may apply: the grant it gives, and what is open, which is nothing where it surely applies."""

    grant: Grant
    part: Part


def reached(kind: PolicyKind, policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> Reached | None:
    """What is open about a statement that covers the action; `None` where it does not apply whatever the open keys."""
    policy_type = policy.document.policy_type
    grant: Grant | None = Grant.DIRECT
    if policy_type in NAMES_PRINCIPALS:
        grant = principal_grant(statement.principal, request, deny=statement.deny)
    if grant is None:
        return None
    terms = _open_resource(statement, request)
    if not terms and not resource_matches(statement.resource, request, policy_type):
        return None
    for condition in statement.conditions:
        if not missing_keys(condition, request):
            if not condition.test(request.values):
                return None
        elif _never_true(condition):
            return None
        else:
            terms.append(term_of(condition))
    return Reached(grant=grant, part=Part(kind=kind, terms=tuple(terms), policy=policy, statement=statement))


def term_of(condition: CompiledCondition) -> Term:
    """A condition on its own."""
    clause = condition.clause
    return Term(
        operator=clause.operator.value,
        key=clause.key.value,
        values=tuple(value.value for value in clause.values),
        keys=condition.keys,
        test=condition.test,
        span=clause.span,
    )


def _never_true(condition: CompiledCondition) -> bool:
    """Whether no value meets the condition: an unknown operator, or one that has nothing to compare with."""
    name = parse_operator(condition.clause.operator.value)
    if name is None:
        return True
    plain = name.quantifier is Quantifier.NONE and name.base != "Null"
    return plain and not condition.clause.values and not name.negated and not name.if_exists


def _open_resource(statement: CompiledStatement, request: Request) -> list[Term]:
    """The term of a resource element that hangs on variables without a value; none where it does not."""
    resource, written = statement.resource, statement.statement.resource
    arn = request.resource.arn if request.resource.arn != ANY else STAND_INS.get(request.action_key, "")
    if resource is None or written is None or not arn or resource.star or any(test(arn) for test in resource.tests):
        return []
    candidates = [each for each in resource.open if arn.startswith(each.prefix)]
    missing = [each for each in candidates if _missing_variables(each, request)]
    if not missing or any(each.matches(arn, request.values) for each in candidates if each not in missing):
        return []
    keys = [variable.name.lower() for each in candidates for variable in each.template.variables]
    return [
        Term(
            operator=NOT_RESOURCE if resource.negated else RESOURCE,
            key=arn,
            values=tuple(text.value for text in written.values),
            keys=tuple(dict.fromkeys(keys)),
            test=lambda values: resource.lists(arn, values) is not resource.negated,
            span=written.span,
        )
    ]


def _missing_variables(pattern: OpenResource, request: Request) -> bool:
    names = (variable.name.lower() for variable in pattern.template.variables)
    return any(name not in request.values and not request.lacks(name) for name in names)

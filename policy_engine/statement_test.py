"""A statement's resource and conditions as one test of an ARN and the context values, folded where nothing is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policy_engine.compile import CompiledResource, CompiledStatement
from policy_engine.context import Values
from policy_engine.operators.quantifiers import ConditionTest

StatementTest = Callable[[str, Values], bool]


def always(_arn: str, _values: Values) -> bool:
    """The test of a statement that applies to every request."""
    return True


def never(_arn: str, _values: Values) -> bool:
    """The test of a statement that applies to none."""
    return False


def statement_test(statement: CompiledStatement, *, star: bool, bare: bool) -> StatementTest:
    """The test of a statement's Resource and Condition elements, made once.

    `star` for requests on the resource `*`; with `bare`, a statement without Resource element covers every resource,
    and none otherwise.
    """
    test: StatementTest | None = statement.tests.get((star, bare))
    if test is None:
        test = statement.tests[star, bare] = _statement_test(statement, star=star, bare=bare)
    return test


def keys_read(statement: CompiledStatement) -> Iterator[str]:
    """The context keys that the test of a statement may look at, in lower case."""
    for condition in statement.conditions:
        yield from condition.keys
    if statement.resource is not None:
        yield from statement.resource.keys


def _statement_test(statement: CompiledStatement, *, star: bool, bare: bool) -> StatementTest:
    resource = _resource_test(statement.resource, star=star, bare=bare)
    conditions = tuple(condition.test for condition in statement.conditions)
    if resource is never or not conditions:
        return resource
    if len(conditions) == 1:
        return _with_one_condition(resource, conditions[0])
    return _with_conditions(resource, conditions)


def _resource_test(resource: CompiledResource | None, *, star: bool, bare: bool) -> StatementTest:
    if resource is None:
        return always if bare else never
    if star or resource.star:
        return always if resource.star is not resource.negated else never
    lists = resource.lists
    if resource.negated:
        return lambda arn, values: not lists(arn, values)
    if len(resource.tests) == 1 and not resource.open:
        [test] = resource.tests
        return lambda arn, _values: test(arn)
    return lists


def _with_one_condition(resource: StatementTest, condition: ConditionTest) -> StatementTest:
    if resource is always:
        return lambda _arn, values: condition(values)
    return lambda arn, values: resource(arn, values) and condition(values)


def _with_conditions(resource: StatementTest, conditions: tuple[ConditionTest, ...]) -> StatementTest:
    def test(arn: str, values: Values) -> bool:
        for condition in conditions:
            if not condition(values):
                return False
        return resource(arn, values)

    return test

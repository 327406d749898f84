"""The Null operator: is the key absent?"""

from __future__ import annotations

from policy_engine.context import Values
from policy_engine.operators.names import OperatorName, Quantifier
from policy_engine.operators.quantifiers import ConditionTest, is_null
from policy_engine.values import policy_boolean


def null_test(name: OperatorName, key: str, policy_values: tuple[str, ...]) -> ConditionTest:
    """True if the key's absence is among the policy values; under a set operator each non-empty value is present.

    Source: docs/semantics.md, "Missing keys"; AWS: "Condition operator to check existence of condition keys".
    """
    wanted = {policy_boolean(value) for value in policy_values}

    def plain(values: Values) -> bool:
        return is_null(values.get(key)) in wanted

    def for_all_values(values: Values) -> bool:
        return is_null(values.get(key)) or False in wanted

    def for_any_value(values: Values) -> bool:
        return not is_null(values.get(key)) and False in wanted

    match name.quantifier:
        case Quantifier.FOR_ALL_VALUES:
            return for_all_values
        case Quantifier.FOR_ANY_VALUE:
            return for_any_value
        case Quantifier.NONE:
            return plain

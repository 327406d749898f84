"""A policy variable stands under an operator that substitutes none.

Variables are documented for the String and ARN operators. Under others the text `${…}` itself is compared, which is no
number, date or address, so the value matches nothing.

Avoid: "NumericLessThan": {"aws:MultiFactorAuthAge": "${aws:PrincipalTag/age}"}
Prefer: "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid variable for operator.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import takes_variables, values_with_variables, variables_in
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Every value with a variable under another operator."""
    if not statement.policy.has_variables:
        return
    for clause in statement.clauses:
        if not takes_variables(clause):
            for text, path in values_with_variables(clause):
                message = f"`{clause.operator}` takes no variables, such as `{variables_in(text)[0].text}`"
                yield Hit(message, (path,), "write the value itself; String and ARN operators take variables")

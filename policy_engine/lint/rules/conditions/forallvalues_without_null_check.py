"""An Allow compares a multi-valued key with ForAllValues and does not ask that the key be there.

ForAllValues also holds where the request carries no value at all, so leaving the key out gets around the condition.

Avoid: "ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*"}
Prefer: "ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*"},
        "Null": {"aws:PrincipalOrgPaths": "false"}
Source: AWS, "IAM JSON policy elements: Condition operators", set operators for multivalued context keys. Keys of the
names of tags are left out, since a request without tags sets none, and keys that no request of their action lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.catalog import find_action
from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.facts.keys import condition_key
from policy_engine.lint.facts.presence import is_vouched_for
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView
from policy_engine.operators.names import Quantifier

_ALWAYS_THERE = frozenset(
    {
        "acm:domainnames",
        "cloudwatch:alarmactions",
        "events:targetarn",
        "kms:grantoperations",
        "route53:changeresourcerecordsetsactions",
        "route53:changeresourcerecordsetsnormalizedrecordnames",
        "route53:changeresourcerecordsetsrecordtypes",
        "ses:recipients",
    }
)
# An alarm without actions does nothing, which is as good.


def check(clause: Clause) -> Iterator[Hit]:
    """ForAllValues on such a key in an Allow, at the key."""
    name = clause.name
    if name is None or name.quantifier is not Quantifier.FOR_ALL_VALUES or name.base == "Null":
        return
    if not clause.statement.allows or not condition_key(clause.key).multivalued or _is_harmless(clause):
        return
    if not is_vouched_for(clause) and not any(value.text == "*" for value in clause.values):
        message = f"`{clause.operator}` also allows requests that lack `{clause.key}`"
        yield Hit(message, (clause.key_path,), f'add "Null": {{"{clause.key}": "false"}}')


def _is_harmless(clause: Clause) -> bool:
    if clause.lowered.endswith("tagkeys") or clause.lowered in _ALWAYS_THERE:
        return True
    return clause.lowered.startswith("dynamodb:") and _all_carry(clause.statement, condition_key(clause.key).spelled)


def _all_carry(statement: StatementView, key: str) -> bool:
    """Whether each action of a statement is documented to carry a key; `dynamodb:Scan` for one has no leading keys."""
    names = [name for action in statement.actions for name in actions_matching(action.text)]
    infos = [find_action(name) for name in names if name.startswith("dynamodb:")]
    return not statement.negates_actions and all(info is None or key in info.condition_keys for info in infos)

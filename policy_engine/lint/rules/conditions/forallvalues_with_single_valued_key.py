"""ForAllValues stands with a key that holds one value.

ForAllValues also holds where the key is missing from the request, so the condition does not keep out a caller who
leaves the key out. A key with one value needs no set prefix.

Avoid: "ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}
Prefer: "StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – ForAllValues with single valued
key. Keys whose type is not known are left out, and those that AWS treats as holding several values though its reference
says otherwise (`codestar-connections:ProviderAction`).
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.keys import KeyKind, condition_key
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.operators.names import Quantifier

_OVERRIDES = frozenset(
    {
        "codestar-connections:provideraction",
        "codeconnections:provideraction",
        "cognito-identity.amazonaws.com:amr",
        "identitystore:userid",
    }
)
# The last two are documented with several values in one place and with one in another.


def check(clause: Clause) -> Iterator[Hit]:
    """A key of a known single-valued type under ForAllValues, at the key."""
    name = clause.name
    if name is None or name.quantifier is not Quantifier.FOR_ALL_VALUES or name.base == "Null":
        return
    known = condition_key(clause.key)
    single = bool(known.type) and not known.multivalued and known.kind is not KeyKind.TAG_WITHOUT_NAME
    if single and clause.lowered not in _OVERRIDES:
        message = f"`{clause.operator}` also holds where the key `{clause.key}`, which has one value, is missing"
        yield Hit(message, (clause.key_path,), f"write `{clause.operator.partition(':')[2]}`")

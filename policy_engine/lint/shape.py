"""Whether a policy fits the grammar of the policy language; what does not fit is said by the rules in `rules/grammar`.

Source: docs/semantics.md, "Documents"; AWS: "Grammar of the IAM JSON policy language".
"""

from __future__ import annotations

from policy_engine.lint.plain import Number, Plain, Repeating
from policy_engine.operators.names import parse_operator

VERSIONS = ("2012-10-17", "2008-10-17")
EFFECTS = ("Allow", "Deny")
DOCUMENT = frozenset({"Version", "Id", "Statement"})
PAIRS = (("Action", "NotAction"), ("Resource", "NotResource"), ("Principal", "NotPrincipal"))
STATEMENT = frozenset({"Sid", "Effect", "Condition", *(name for pair in PAIRS for name in pair)})
_STRINGS = frozenset({str})
PRINCIPAL_KINDS = ("AWS", "CanonicalUser", "Federated", "Service")


def in_shape(root: Plain) -> bool:
    """Whether the document has the members, types and values that every policy has; types of policy aside."""
    if not isinstance(root, dict) or isinstance(root, Repeating) or not root.keys() <= DOCUMENT:
        return False
    if root.get("Version", VERSIONS[0]) not in VERSIONS or not isinstance(root.get("Id", ""), str):
        return False
    given = root.get("Statement")
    statements = given if isinstance(given, list) else [given]
    return bool(statements) and all(_statement(each) for each in statements)


def _statement(value: Plain) -> bool:
    if not isinstance(value, dict) or isinstance(value, Repeating) or not value.keys() <= STATEMENT:
        return False
    if value.get("Effect") not in EFFECTS or not isinstance(value.get("Sid", ""), str):
        return False
    if any(first in value and second in value for first, second in PAIRS):
        return False
    if "Action" not in value and "NotAction" not in value:
        return False
    texts = [value[name] for pair in PAIRS[:2] for name in pair if name in value]
    names = [value[name] for name in PAIRS[2] if name in value]
    return all(map(_texts, texts)) and all(map(_principal, names)) and _condition(value.get("Condition", {}))


def _texts(value: Plain) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and _STRINGS.issuperset(map(type, value)))


def _principal(value: Plain) -> bool:
    if isinstance(value, str):
        return value == "*"
    if not isinstance(value, dict) or isinstance(value, Repeating):
        return False
    return value.keys() <= set(PRINCIPAL_KINDS) and all(map(_texts, value.values()))


def _condition(value: Plain) -> bool:
    return isinstance(value, dict) and not isinstance(value, Repeating) and all(map(_block, value, value.values()))


def _block(operator: str, value: Plain) -> bool:
    if parse_operator(operator) is None or not isinstance(value, dict) or isinstance(value, Repeating):
        return False
    return all(map(_values, value.values()))


def _values(value: Plain) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str | bool | Number) for each in value)
    return isinstance(value, str | bool | Number)

"""Which type of policy a document is, by what stands in it."""

from __future__ import annotations

from policy_engine.lint.plain import Plain
from policy_engine.syntax.document import PolicyType

_TRUST_ACTIONS = ("sts:assumerole", "sts:tagsession", "sts:setsourceidentity", "sts:setcontext")


def detected_type(root: Plain) -> PolicyType:
    """The type that the content speaks for.

    A document whose statements have no principal is an identity policy: nothing in it tells it from a boundary, a
    session policy or an SCP. One with principals is a trust policy if it names no resource and only actions that
    assume roles, a key policy if it names only actions of KMS, and else the policy of some resource.
    """
    given = root.get("Statement") if isinstance(root, dict) else None
    statements = [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, dict)]
    if not any("Principal" in each or "NotPrincipal" in each for each in statements):
        return PolicyType.IDENTITY
    actions = [action.lower() for each in statements for action in _actions(each)]
    named = any("Resource" in each or "NotResource" in each for each in statements)
    if actions and not named and all(action.startswith(_TRUST_ACTIONS) or action == "sts:*" for action in actions):
        return PolicyType.TRUST
    if actions and all(action.startswith("kms:") for action in actions):
        return PolicyType.KMS_KEY
    return PolicyType.RESOURCE


def _actions(statement: dict[str, Plain]) -> list[str]:
    given = [statement.get("Action"), statement.get("NotAction")]
    return [
        each for value in given for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
    ]

"""Grants of KMS keys."""

from tests.reference.principals import Grant
from tests.reference.statements import Situation
from tests.reference.values import Json

CONTEXT_PREFIX = "kms:encryptioncontext:"


def kms_grant(situation: Situation) -> Grant | None:
    """The strongest grant that a KMS grant gives the caller for the action."""
    service, _, operation = situation.action.lower().partition(":")
    if service != "kms" or not situation.resource.is_key:
        return None
    found = [
        link.grant
        for given in situation.resource.kms.get("grants") or []
        if operation in [name.lower() for name in given["operations"]] and _constraints_hold(given, situation)
        for link in situation.chain
        if {("AWS", given["grantee"]), ("Service", given["grantee"])} & link.spellings
    ]
    return max(found, default=None)


def _constraints_hold(given: Json, situation: Situation) -> bool:
    """One constraint asks for exactly these pairs of the encryption context, the other for at least these."""
    actual = {
        (key[len(CONTEXT_PREFIX) :], value)
        for key, value in situation.context.items()
        if key.startswith(CONTEXT_PREFIX)
    }
    equals, subset = given.get("encryption_context_equals"), given.get("encryption_context_subset")
    return (equals is None or _pairs(equals) == actual) and (subset is None or _pairs(subset) <= actual)


def _pairs(constraint: Json) -> set[tuple[str, str]]:
    return {(key.lower(), value) for key, value in constraint.items()}
